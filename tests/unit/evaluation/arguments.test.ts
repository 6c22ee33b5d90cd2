import { describe, expect, it } from 'vitest';
import { readArguments } from '../../sections/arguments.ts';

describe('one page', () => {
  it('is a file and its address', () => {
    expect(readArguments(['page.html', '--url', 'https://a.example/b', '--why', '--json', '--rules', 'off'])).toEqual({
      kind: 'page',
      file: 'page.html',
      url: new URL('https://a.example/b'),
      rules: 'off',
      why: true,
      json: true,
      screenshots: undefined,
    });
  });

  it.each([
    [[], 'Say which saved page'],
    [['a.html'], 'Say with --url'],
    [['a.html', 'b.html', '--url', 'https://a.example/'], 'One page at a time: b.html'],
    [['a.html', '--url', 'a.example/b'], "begins with https:// or http://, not 'a.example/b'"],
    [['a.html', '--url', 'file:///a.html'], 'begins with https:// or http://'],
    [['https://a.example/b'], 'save the page'],
    [['a.html', '--url', 'https://a.example/', '--rules', 'no'], "--rules is on or off, not 'no'"],
    [['a.html', '--url', 'https://a.example/', '--misses'], '--misses'],
  ])('%j is answered with what to do', (args, message) => {
    expect(() => readArguments(args)).toThrow(expect.objectContaining({ name: 'UsageError' }));
    expect(() => readArguments(args)).toThrow(message);
  });
});

describe('a corpus', () => {
  it('is evaluated with and without site rules unless told', () => {
    expect(readArguments(['--corpus', 'c'])).toMatchObject({ kind: 'corpus', folder: 'c', rules: ['on', 'off'] });
    expect(readArguments(['--corpus=c', '--rules', 'off'])).toMatchObject({
      kind: 'corpus',
      folder: 'c',
      rules: ['off'],
    });
  });

  it('is narrowed by ids and kind, and compared with libraries', () => {
    const args = ['--corpus', 'c', '--ids', 'a,b', '--kind', 'news', '--postlight', 'p.js', '--json', 'out.json'];
    expect(readArguments(args)).toMatchObject({
      ids: ['a', 'b'],
      pageKind: 'news',
      libraries: true,
      postlight: 'p.js',
      json: 'out.json',
      without: [],
    });
  });

  it('is read without what is withheld', () => {
    expect(readArguments(['--corpus', 'c', '--without', 'names,metadata'])).toMatchObject({
      without: ['names', 'metadata'],
    });
  });

  it.each([
    [['--corpus'], '--corpus'],
    [['--corpus='], 'Say which folder'],
    [['--corpus', 'c', '--url', 'https://a.example/'], '--url'],
    [['--corpus', 'c', '--without', 'words'], "names, metadata or names,metadata, not 'words'"],
    [['--corpus', 'c', 'page.html'], 'page.html'],
  ])('%j is answered with what to do', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});

it('helps wherever it is asked', () => {
  expect(readArguments(['--help'])).toEqual({ kind: 'help' });
  expect(readArguments(['--corpus', 'c', '--help'])).toEqual({ kind: 'help' });
});
