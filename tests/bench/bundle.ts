/** Bundles one file and what it imports into one classic script, in memory, with the settings of the content script. */
import { build } from 'vite';

/**
 * The code of an IIFE that leaves the exports of `file` in the global variable `globalName`. Minified for the browsers that
 * the extension is built for, so that a peer weighs what it would weigh in an extension.
 */
export async function bundleScript(file: string, globalName: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: ['chrome140', 'firefox142'],
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: file,
        // Vite's default for an application drops what an entry exports.
        preserveEntrySignatures: 'strict',
        output: { format: 'iife', name: globalName, codeSplitting: false },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    for (const chunk of output.output) if (chunk.type === 'chunk' && chunk.isEntry) return chunk.code;
  }
  throw new Error(`${file}: the bundler gave no script`);
}
