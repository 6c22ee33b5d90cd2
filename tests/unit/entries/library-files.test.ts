/** A file that cannot be a backup of ours by its size alone is not read. */
import { expect, it, vi } from 'vitest';
import { provideMessages } from '../../../src/ui/messages.ts';
import '../store/support.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));
provideMessages((key, given) => (key === 'languageTag' ? 'en' : [key, ...given].join(' ')));

const { restoreBackup } = await import('../../../src/entries/shared/library-files.ts');

function fileOf(size: number, text = '{"format": "margent'): { file: File; read: ReturnType<typeof vi.fn> } {
  const file = new File([text], 'backup.json');
  const read = vi.fn(() => File.prototype.arrayBuffer.call(file));
  return { file: Object.defineProperties(file, { size: { value: size }, arrayBuffer: { value: read } }), read };
}

it('refuses a file that is too large before it reads it', async () => {
  const { file, read } = fileOf(400_000_001);
  await expect(restoreBackup(file)).rejects.toThrow(/^restoreDamaged faultFileTooLarge/);
  expect(read).not.toHaveBeenCalled();
});

it('reads one that is not, and says what is the matter with it', async () => {
  const { file, read } = fileOf(400_000_000);
  await expect(restoreBackup(file)).rejects.toThrow(/^restoreDamaged faultFileBroken/);
  expect(read).toHaveBeenCalledOnce();
});

it('calls what is no JSON at all no backup, and not a damaged one', async () => {
  const { file } = fileOf(12, 'Dear reader,');
  await expect(restoreBackup(file)).rejects.toThrow(/^restoreDamaged faultFileNotBackup/);
});
