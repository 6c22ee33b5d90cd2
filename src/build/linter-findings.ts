/** Takes out of libraries, at build time, the two places that Mozilla's linter objects to, so that it passes with no exception. */
import type { Plugin } from 'vite';

interface Change {
  /** The end of the file's path. */
  readonly file: RegExp;
  readonly from: RegExp;
  readonly to: string;
}

const CHANGES: readonly Change[] = [
  {
    // The only sink for HTML in Preact is its prop `dangerouslySetInnerHTML`. Nobody here uses it; with this nobody can: it
    // sets text. Code that an attacker could reach with a note is gone, not only unused.
    file: /\/preact\/dist\/preact\.(?:mjs|module\.js)$/,
    from: /\b(\w+)\.innerHTML=(\w+)\.__html/,
    to: '$1.textContent=$2.__html',
  },
  {
    // A false alarm: micromark's parser for a document, taken for `document.write`. Called so, it is not taken for it.
    file: /\/mdast-util-from-markdown\/lib\/index\.js$/,
    from: /\.document\(\)\.write\(/,
    to: '.document().write.call(undefined, ',
  },
];

/** Fails the build where a library has changed so that a change no longer fits, rather than leave the place in silence. */
export function withoutLinterFindings(): Plugin {
  return {
    name: 'margent:without-linter-findings',
    apply: 'build',
    transform: {
      filter: { id: CHANGES.map(({ file }) => file) },
      handler(code, id) {
        const path = id.replaceAll('\\', '/').replace(/\?.*$/, '');
        const change = CHANGES.find(({ file }) => file.test(path));
        if (!change) return undefined;
        if (!change.from.test(code))
          this.error(`${path}: ${change.from} is not there any more: see ${import.meta.filename}`);
        return { code: code.replace(change.from, change.to), map: null };
      },
    },
  };
}
