/** `npm run sections` on a fixture page and on a corpus made of it, as a person runs it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const fixture = path.join(root, 'tests/fixtures/articles/pacificcouncil.online/russia-north-korea-military-alliance');
const page = path.join(fixture, 'index.html');
const expected = JSON.parse(readFileSync(path.join(fixture, 'expected.json'), 'utf8'));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'margent-sections-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function sections(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/sections/sections.ts', ...args], { cwd: root });
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

it('prints the outline of a page as a table, with reasons and a picture where asked', async () => {
  const { code, out, err } = await sections(page, '--url', expected.url, '--why', '--screenshots', folder);
  expect(err).toBe('');
  expect(code).toBe(0);
  const rows = out.split('\n');
  expect(rows).toContainEqual(`Title              ${expected.article.title}`);
  expect(rows).toContainEqual(
    expect.stringMatching(/^author-bio {2}1 {4}47 {5}James Jongsoo Lee is .* … .*@jameslee004\.$/),
  );
  const listed = rows.map((row) => /^([a-z-]+) +\d+ +\d+ /.exec(row)?.[1]).filter(Boolean);
  expect(listed).toEqual(expected.article.sections.map(({ kind }: { kind: string }) => kind));
  expect(out).toMatch(/^body +chosen +/m);
  expect(existsSync(path.join(folder, 'index.png'))).toBe(true);
});

it('gives the same as JSON', async () => {
  const { code, out } = await sections(page, '--url', expected.url, '--json');
  const { article } = JSON.parse(out);
  expect(code).toBe(0);
  expect({
    ...article,
    sections: article.sections.map(({ kind, text }: { kind: string; text: string }) => ({ kind, text })),
  }).toEqual(expected.article);
});

it('measures a corpus', async () => {
  const { title, dek } = expected.article;
  const truth = { title, titleTrust: 'ok', dek: `Not ${dek}`, dekTrust: 'ok', authors: [], without: ['Stay informed'] };
  const item = { id: 'one', file: path.relative(folder, page), url: expected.url, kind: 'commentary', truth };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ items: [item] }));
  const { code, out, err } = await sections('--corpus', folder, '--rules', 'off', '--libraries', '--misses');
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toMatch(/^measure +of +Margent, no site rules +Readability +Defuddle +Extractus +h1 +meta tags$/m);
  expect(out).toMatch(/^title +1 +100\.0 %/m);
  expect(out).toMatch(/^dek +1 +0\.0 %/m);
  expect(out).toMatch(/^snippets that must not be in it, found +1 +0\.0 %/m);
  expect(out).toContain(`    wanted Not ${dek}\n    got    ${dek}`);
});

it('says what is missing', async () => {
  const missing = await sections('nowhere.html', '--url', expected.url);
  expect(missing).toEqual({ code: 1, out: '', err: 'There is no file nowhere.html.\n' });
  const noUrl = await sections(page);
  expect(noUrl.code).toBe(2);
  expect(noUrl.err).toMatch(/^Say with --url URL at which address the page stood/);
});
