/** English for documents: what a format is given in the extension, without the extension. */
import catalogue from '../public/_locales/en/messages.json';
import type { DocumentWords } from '../src/formats/format.ts';
import { documentWords } from '../src/ui/document-words.ts';
import { provideMessages } from '../src/ui/messages.ts';

type Catalogue = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;

/** Makes a catalogue the interface's own, by the browser's rules: `$name$` by its content, `$1` by what is given. */
export function speak(words: Catalogue): void {
  provideMessages((key, given) => {
    const { message = '', placeholders = {} } = words[key] ?? {};
    return message
      .replace(/\$(\w+)\$/g, (_, name: string) => placeholders[name.toLowerCase()]?.content ?? '')
      .replace(/\$(\d)/g, (_, at: string) => given[Number(at) - 1] ?? '');
  });
}

speak(catalogue);
export const ENGLISH_DOCUMENT: DocumentWords = documentWords('UTC');
