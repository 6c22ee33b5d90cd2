/** The contract of a format: one way out of Margent, into it, or both. */
import type { Fault } from '../core/model/fault.ts';
import type { Timestamp } from '../core/model/identifier.ts';
import type { Library } from '../core/model/library.ts';
import type { Place } from '../core/model/section.ts';

/** What a writer is told of the world, for formats have neither clock nor randomness. */
export interface WriteContext {
  /** Now, ISO 8601 in UTC. */
  exportedAt: string;
  /** The version of Margent that writes. */
  version: string;
  /** What stands in a document for people beside the reader's own words. A format for programs has no use for it. */
  words: DocumentWords;
}

/** The reader's language, as a document needs it. */
export interface DocumentWords {
  /** BCP 47, for dates and lists. */
  language: string;
  say(key: DocumentKey, ...values: string[]): string;
  /** The day on which the reader did something, as it was where she is; of a page's own dates `writeDate` knows. */
  day(at: Timestamp): string;
  /** 'Paragraph 2' */
  place(place: Place): string;
}

/** Keys of the message catalogue. */
export type DocumentKey =
  | 'documentNoRole'
  | 'documentAlso'
  | 'documentTags'
  | 'documentFirstMarked'
  | 'documentMarked'
  | 'documentMarkedBy'
  | 'documentTitle'
  | 'documentSource'
  | 'firstPublished'
  | 'firstPublishedOn'
  | 'fullStop';

/**
 * What is the matter with a file, for the interface to say in the reader's language. `detail` and what a `content` says are
 * among the sentences that `ui/problem-words.ts` knows.
 */
export type FileFault =
  | { kind: 'empty' | 'not-ours' | 'not-text' | 'checksum' }
  | { kind: 'too-large'; bytes: number }
  | { kind: 'newer'; version: number; known: number }
  | { kind: 'broken'; line: number; column: number; detail: string }
  | { kind: 'content'; fault: Fault };

/** The file was taken, and yet there is something to say of it. */
export type ReadWarning = 'no-checksum';

/** What came out of a file: records and what is to be said of them, or the first fault, also as an English sentence. */
export type ReadResult =
  | { ok: true; library: Library; warnings: ReadWarning[] }
  | { ok: false; fault: string; reason: FileFault };

export interface Format {
  /** Kebab-case; names the format in settings, tests and docs. */
  id: string;
  /** What a reader calls it. */
  label: string;
  /** Of its files, without the dot. */
  extension: string;
  mimeType: string;
  /**
   * The whole of the library given, as a file's content; a string is to be stored as UTF-8. To write some of
   * the articles, narrow the library first (`core/model/library-subset.ts`). The same input gives the same
   * output. Takes any valid library, hostile notes included, and never throws on one.
   */
  write?(library: Library, context: WriteContext): string | Uint8Array;
  /**
   * The records in a file, valid and not yet stored anywhere. Never throws, whatever the bytes; a damaged
   * file is refused as a whole, with its first fault.
   */
  read?(bytes: Uint8Array): ReadResult;
}
