/** Makes throw-away extensions whose only part is a content script: what ours is compared with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleScript } from './bundle.ts';

export interface Peer {
  readonly name: string;
  /** The only host it runs on, so that no two content scripts meet on a page. */
  readonly host: string;
  readonly directory: string;
  readonly script: string;
}

async function peer(folder: string, name: string, script: string): Promise<Peer> {
  const host = `${name}.example`;
  const directory = path.join(folder, name);
  mkdirSync(directory);
  writeFileSync(path.join(directory, 'content.js'), script);
  writeFileSync(
    path.join(directory, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: `Bench: ${name}`,
      version: '1',
      content_scripts: [{ matches: [`*://${host}/*`], js: ['content.js'], run_at: 'document_idle' }],
    }),
  );
  return { name, host, directory, script };
}

/** The peers, in folders below `folder`. Bundled and minified as our own content script is. */
export async function makePeers(folder: string): Promise<Record<'empty' | 'readability' | 'polyfill', Peer>> {
  const bundled = (file: string) => bundleScript(path.join(import.meta.dirname, 'in-page', file), 'margentBench');
  return {
    // Not of length 0, which Chromium might skip.
    empty: await peer(folder, 'empty', ';\n'),
    readability: await peer(folder, 'readability', await bundled('readability-script.ts')),
    polyfill: await peer(folder, 'polyfill', await bundled('polyfill-script.ts')),
  };
}
