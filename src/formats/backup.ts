/**
 * Margent backup: everything in one JSON file that restores to the same library. One record a line, so that
 * two backups can be compared line by line and a fault has a place.
 */
import type { Fault } from '../core/model/fault.ts';
import type { Library } from '../core/model/library.ts';
import { validateLibrary } from '../core/model/library.ts';
import { crc32 } from './crc32.ts';
import type { FileFault, Format, ReadResult, WriteContext } from './format.ts';
import { findJsonFault } from './json-fault.ts';

const FORMAT = 'margent-backup';
/** Rises when a file of this version could not be read by the program before. */
const VERSION = 3;
/** 100,000 annotations with notes take about 150 MB; browsers hold texts of about 500 MB. */
export const MAX_BYTES = 400_000_000;

const NOT_OURS = 'The file is not a Margent backup.';

const KNOWN_NAMES: readonly string[] = ['format', 'version', 'exportedAt', 'generator', 'checksum', 'library'];

export const backup: Format = {
  id: 'backup',
  label: 'Margent backup',
  extension: 'json',
  mimeType: 'application/json',
  write: writeBackup,
  read: readBackup,
};

type JsonRecord = Record<string, unknown>;

function writeBackup(library: Library, { exportedAt, version }: WriteContext): string {
  const head = { format: FORMAT, version: VERSION, exportedAt, generator: `Margent ${version}` };
  const lists = Object.entries(library).map(([name, records]) => {
    const lines = records.map((record) => JSON.stringify(record));
    return `${JSON.stringify(name)}:[${lines.length > 0 ? `\n${lines.join(',\n')}\n` : ''}]`;
  });
  const opening = JSON.stringify({ ...head, checksum: checksumOf(head, library) }).slice(0, -1);
  return `${opening},"library":{\n${lists.join(',\n')}\n}}\n`;
}

export function readBackup(bytes: Uint8Array): ReadResult {
  if (bytes.length === 0) return refuse({ kind: 'empty' }, 'The file is empty.');
  if (bytes.length > MAX_BYTES) {
    return refuse({ kind: 'too-large', bytes: MAX_BYTES }, `The file is larger than ${MAX_BYTES / 1_000_000} MB.`);
  }
  const parsed = parse(bytes);
  if (!parsed.ok) return parsed;

  const file = parsed.value;
  if (!isRecord(file) || file.format !== FORMAT) {
    return refuse({ kind: 'not-ours' }, NOT_OURS);
  }
  const { version } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refuseContent({ path: 'version', message: 'is not a whole number from 1' });
  }
  if (version > VERSION) {
    return refuse(
      { kind: 'newer', version, known: VERSION },
      `The file is from a newer Margent: it is a backup of version ${version}, and this Margent reads ${VERSION}. Update Margent, then try again.`,
    );
  }
  const unknown = Object.keys(file).find((name) => !KNOWN_NAMES.includes(name));
  if (unknown !== undefined) return refuseContent({ path: unknown, message: 'is not part of a backup' });

  // Also keeps the checksum from being taken over something too deep to be written out again.
  const notText = ['exportedAt', 'generator'].find((name) => typeof file[name] !== 'string');
  if (notText !== undefined) return refuseContent({ path: notText, message: 'is not text' });

  const { library, checksum, ...head } = file;
  const validated = validateLibrary(library);
  if (!validated.ok) {
    return refuseContent({ ...validated.fault, path: validated.fault.path || 'library' });
  }
  if (checksum === undefined) {
    // Whether it is as it was written cannot be told.
    return { ok: true, library: validated.library, warnings: ['no-checksum'] };
  }
  if (!isRecord(library) || checksum !== checksumOf(head, library)) {
    return refuse(
      { kind: 'checksum' },
      'The file was damaged or changed after it was written: its checksum does not match.',
    );
  }
  return { ok: true, library: validated.library, warnings: [] };
}

type Refused = Extract<ReadResult, { ok: false }>;

function refuse(reason: FileFault, fault: string): Refused {
  return { ok: false, fault, reason };
}

function refuseContent(fault: Fault): Refused {
  return refuse({ kind: 'content', fault }, `${fault.path} ${fault.message}.`);
}

function parse(bytes: Uint8Array): { ok: true; value: unknown } | Refused {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse({ kind: 'not-text' }, 'The file is not UTF-8 text.');
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    // Some other file, such as an export to read: what is wrong with it as JSON would say nothing.
    if (!/^\s*[{[]/.test(text)) return refuse({ kind: 'not-ours' }, NOT_OURS);
    const fault = findJsonFault(text);
    if (!fault) return refuse({ kind: 'too-large', bytes: bytes.length }, 'The file is too large to be read.');
    const { line, column, problem } = fault;
    return refuse(
      { kind: 'broken', line, column, detail: problem },
      `The file is incomplete or damaged: at line ${line}, column ${column}, ${problem}.`,
    );
  }
}

/**
 * Over what the file says, not how it is laid out: a backup that was only indented anew still matches.
 * A reader who has edited one by hand deletes the checksum.
 */
function checksumOf(head: JsonRecord, library: JsonRecord): string {
  const encoder = new TextEncoder();
  let crc = crc32(encoder.encode(JSON.stringify(head)));
  for (const [name, records] of Object.entries(library)) {
    crc = crc32(encoder.encode(`\n${name}`), crc);
    if (!Array.isArray(records)) continue;
    for (const record of records) crc = crc32(encoder.encode(`\n${JSON.stringify(record)}`), crc);
  }
  return `crc32:${crc.toString(16).padStart(8, '0')}`;
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
