/** No regular expression that reads a page backtracks: page text, class names and addresses are hostile input. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse, type Report } from 'scslre';
import { parseAst } from 'vite';
import { afterEach, describe, expect, it, vi } from 'vitest';

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

const FOLDER = path.resolve(import.meta.dirname, '../../../src/page');

/** Every regular expression literal of a TypeScript source. */
function literalsIn(source: string): Pattern[] {
  const found: Pattern[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { regex } = node as { regex?: { pattern: string; flags: string } };
    if (regex) found.push({ source: regex.pattern, flags: regex.flags });
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseAst(source, { lang: 'ts' }));
  return found;
}

/**
 * What makes a pattern slow on its own: two repeats, or one in another, that share the same characters in many ways.
 * Scans from many starts ('Move') are not among them: they are quadratic only in a text that nobody cut, which is what
 * the bait is for.
 */
const backtracking = ({ source, flags }: Pattern): Report[] =>
  analyse({ source, flags }).reports.filter(({ type, exponential }) => type !== 'Move' || exponential);

describe('regular expressions that read a page', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const patterns = files.flatMap((file) =>
    literalsIn(readFileSync(path.join(FOLDER, file), 'utf8')).map((pattern) => ({ file, ...pattern })),
  );

  it('are found by the reader of sources', () => {
    expect(patterns.length).toBeGreaterThan(80);
  });

  it('are told from those that backtrack', () => {
    for (const source of ['(\\s+)+x', '^(.*?)\\s+(.*)-$', '\\w+\\d+:'])
      expect(backtracking({ source, flags: '' }), source).not.toEqual([]);
  });

  it.each(patterns)('$file: /$source/$flags', (pattern) => {
    expect(backtracking(pattern).map(({ type, character }) => `${type} on ${character.pick}`)).toEqual([]);
  });
});

describe('regular expressions made from tables', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('backtrack no more than those written out', async () => {
    const made: Pattern[] = [];
    const recording = new Proxy(RegExp, {
      construct(target, [source, flags]: [string | RegExp, string | undefined]) {
        const pattern = new target(source, flags);
        made.push(pattern);
        return pattern;
      },
    });
    vi.resetModules();
    vi.stubGlobal('RegExp', recording);
    for (const file of ['bylines', 'dates', 'signals', 'wording'])
      await import(`../../../src/page/sections/${file}.ts`);
    expect(made.filter((pattern) => backtracking(pattern).length > 0).map(String)).toEqual([]);
  });
});
