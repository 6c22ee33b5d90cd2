import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BrowserNotFoundError, findBrowser } from '../../harness/find-browser.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'margent-browsers-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program of that name that says it is that version. */
function program(name: string, says: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho '${says}'\n`);
  chmodSync(file, 0o755);
  return file;
}

/** On Windows no browser says its version, and these programs are for a shell: there the tests of versions are not made. */
const saysVersions = process.platform !== 'win32';

describe('a browser for the tests', () => {
  it('is looked for in vain where the variable names none, and it is said what to do', () => {
    const nowhere = path.join(folder, 'nowhere');
    for (const [wanted, variable] of [
      ['firefox', 'MARGENT_FIREFOX'],
      ['chromium', 'MARGENT_CHROMIUM'],
    ] as const)
      expect(() => findBrowser({ wanted, environment: { [variable]: nowhere }, install: false })).toThrow(nowhere);
  });

  if (!saysVersions) return;

  it.each([
    ['firefox', 'Mozilla Firefox 153.8.0esr', 'MARGENT_FIREFOX'],
    ['chromium', 'Chromium 156.0.8078.108 built on Debian GNU/Linux 12 (bookworm)', 'MARGENT_CHROMIUM'],
    ['chromium', 'says nothing of a version', 'MARGENT_CHROMIUM'],
  ] as const)('is taken: %s, %s', (wanted, says, variable) => {
    const file = program(`${wanted}-new`, says);
    expect(findBrowser({ wanted, environment: { [variable]: file }, install: false }).executablePath).toBe(file);
  });

  it.each([
    [
      'firefox',
      'Mozilla Firefox 140.12.0esr',
      'MARGENT_FIREFOX',
      /is version 140; Margent needs \d+ or newer\..*Install it/,
    ],
    [
      'chromium',
      'Chromium 120.0.6099.10',
      'MARGENT_CHROMIUM',
      /is version 120; Margent needs \d+ or newer\..*Install it/,
    ],
  ] as const)('is refused with what to do when it is too old: %s, %s', (wanted, says, variable, message) => {
    const file = program(`${wanted}-old`, says);
    const find = () => findBrowser({ wanted, environment: { [variable]: file }, install: false });
    expect(find).toThrow(BrowserNotFoundError);
    expect(find).toThrow(message);
  });
});
