/** Files of the library going out and coming in, on the pages that offer it; the formats are loaded when one is wanted. */
import { librarySubset } from '../../core/model/library-subset.ts';
import type { FileFault } from '../../formats/format.ts';
import { fileName, saveFile } from '../../platform/download.ts';
import { version } from '../../platform/lifecycle.ts';
import { documentWords } from '../../ui/document-words.ts';
import { t } from '../../ui/messages.ts';
import { ReaderFacingError } from '../../ui/reader-facing-error.ts';
import type { Restored } from '../../ui/services.ts';
import { describeFileFault } from '../../ui/state/faults.ts';
import { openStore } from './open-store.ts';

/** Saves the given articles, or everything, in a format of the registry. */
export async function exportLibrary(formatId: string, articleIds: string[] | 'all'): Promise<void> {
  const { findFormat } = await import('../../formats/registry.ts');
  const format = findFormat(formatId);
  if (!format?.write) throw new Error(`no format ${formatId} to write`);
  const everything = await openStore().exportLibrary();
  const library = articleIds === 'all' ? everything : librarySubset(everything, articleIds);
  const exportedAt = new Date().toISOString();
  const content = format.write(library, { exportedAt, version: version(), words: documentWords() });
  const [first] = articleIds === 'all' ? [] : library.articles;
  const title = first?.description.title ?? `margent ${formatId} ${exportedAt.slice(0, 10)}`;
  saveFile(fileName(title, format.extension), format.mimeType, content);
}

/** Takes in a backup file, all or nothing; throws with the first fault in words where it is damaged. */
export async function restoreBackup(file: File): Promise<Restored> {
  const { MAX_BYTES, readBackup } = await import('../../formats/backup.ts');
  // Before it is read: the browser would hold all of it, or give up without a word.
  if (file.size > MAX_BYTES) throw damaged({ kind: 'too-large', bytes: MAX_BYTES });
  const result = readBackup(new Uint8Array(await file.arrayBuffer()));
  if (!result.ok) throw damaged(result.reason);
  // A reader who restores wants what is in the file, also what she has deleted since.
  const counts = await openStore().restore(result.library, { deletedHere: 'return' });
  return { ...counts, warnings: result.warnings };
}

const damaged = (fault: FileFault): ReaderFacingError =>
  new ReaderFacingError(t('restoreDamaged', describeFileFault(fault)));
