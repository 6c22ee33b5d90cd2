import { describe, expect, it } from 'vitest';
import { bareHost } from '../../../src/core/model/host.ts';
import { changedRule, evidenceOf, selectorsIn, statementsOf } from '../../../src/core/model/site-rule-change.ts';

const SEEN = 'Pointed out by a reader on https://example.org/one';
const EMPTY = { hosts: ['example.org'], evidence: [] };

describe('a rule takes in what a reader says', () => {
  it('of the body: the newest pointing alone', () => {
    const once = changedRule(EMPTY, { what: 'body', selector: '.one' }, SEEN);
    expect(once).toEqual({ hosts: ['example.org'], evidence: [SEEN], body: '.one' });
    expect(once && changedRule(once, { what: 'body', selector: '.two' }, SEEN)).toEqual({ ...once, body: '.two' });
  });

  it('of a section: what was said of it before is said no more', () => {
    const dropped = changedRule(EMPTY, { what: 'section', told: 'nothing', selector: '.a', instead: [] }, SEEN);
    expect(dropped).toMatchObject({ drop: ['.a'] });
    const named = dropped && {
      ...changedRule(dropped, { what: 'section', told: 'dek', selector: '.b', instead: ['.a'] }, 'seen again'),
    };
    expect(named).toEqual({ hosts: ['example.org'], evidence: [SEEN, 'seen again'], sections: { dek: '.b' } });
  });

  it('of several sections of one kind, side by side', () => {
    const rule = { ...EMPTY, sections: { 'author-bio': '.a, .b' } };
    const change = { what: 'section', told: 'author-bio', selector: '.c', instead: [] } as const;
    expect(changedRule(rule, change, SEEN)?.sections).toEqual({ 'author-bio': '.a, .b, .c' });
    const forgotten = changedRule(rule, { what: 'forget', selector: '.a' }, SEEN);
    expect(forgotten).toEqual({ ...EMPTY, sections: { 'author-bio': '.b' } });
  });

  it('the same selector may hold the body and be named', () => {
    const rule = { ...EMPTY, body: '.a' };
    const change = { what: 'section', told: 'list', selector: '.a', instead: [] } as const;
    expect(changedRule(rule, change, SEEN)).toMatchObject({ body: '.a', sections: { list: '.a' } });
  });

  it('and is none when nothing is left in it', () => {
    expect(changedRule({ ...EMPTY, drop: ['.a'] }, { what: 'forget', selector: '.a' }, SEEN)).toBe(null);
  });
});

it('says one thing at a time', () => {
  expect(statementsOf({ ...EMPTY, body: '.t', drop: ['.x'], sections: { dek: 'h2, h3' } })).toEqual([
    { told: 'body', selector: '.t' },
    { told: 'dek', selector: 'h2' },
    { told: 'dek', selector: 'h3' },
    { told: 'nothing', selector: '.x' },
  ]);
});

it.each([
  ['p', ['p']],
  ['a, b ,c', ['a', 'b', 'c']],
  [':is(a, b) > c, d', [':is(a, b) > c', 'd']],
  ['[title="a, b"], \'x', ['[title="a, b"]', "'x"]],
  ['.a\\,b, c', ['.a\\,b', 'c']],
  [', ,', []],
])('takes %s apart', (list, selectors) => {
  expect(selectorsIn(list)).toEqual(selectors);
});

it('names a host without www., and a page without its query', () => {
  expect(bareHost('www.example.org')).toBe('example.org');
  expect(bareHost('www2.example.org')).toBe('www2.example.org');
  expect(evidenceOf('https://example.org:8080/a?reader=ana#b')).toBe(
    'Pointed out by a reader on https://example.org:8080/a',
  );
  expect(evidenceOf(`https://example.org/${'a'.repeat(900)}`).length).toBe(499);
});
