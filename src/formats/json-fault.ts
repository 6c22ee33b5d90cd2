/**
 * Finds where a text stops being JSON, for people. Each browser words its SyntaxError in its own way, and
 * some give no place at all; this reads the text again, only after JSON.parse has refused it.
 */

export interface JsonFault {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  problem: string;
}

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end' | 'nothing';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const NUMBER_START = /[-\d]/;

/** Nothing that Margent writes nests more than ten deep. */
const MAX_DEPTH = 1_000;

/** The first fault, which includes nesting over 1,000 deep; null where there is none. Takes any length. */
export function findJsonFault(text: string): JsonFault | null {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : ', or end');

  while (true) {
    while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1;
    if (at >= text.length) return expected === 'nothing' ? null : fault(text, at, 'the file ends too soon');
    const character = text.charAt(at);

    if (expected === 'nothing') return fault(text, at, 'there is extra text after the end');
    if (expected === ':') {
      if (character !== ':') return unexpected(text, at, 'a colon');
      expected = 'value';
      at += 1;
    } else if (expected === ', or end') {
      const inObject = open.at(-1) === '{';
      if (character === ',') expected = inObject ? 'name' : 'value';
      else if (character === (inObject ? '}' : ']')) {
        open.pop();
        expected = afterValue();
      } else return unexpected(text, at, inObject ? 'a comma or }' : 'a comma or ]');
      at += 1;
    } else if (expected === 'name' || expected === 'name or }') {
      if (character === '}' && expected === 'name or }') {
        open.pop();
        expected = afterValue();
        at += 1;
      } else {
        if (character !== '"') return unexpected(text, at, 'a name in quotes');
        const end = stringEnd(text, at);
        if (typeof end !== 'number') return end;
        at = end;
        expected = ':';
      }
    } else if (character === ']' && expected === 'value or ]') {
      open.pop();
      expected = afterValue();
      at += 1;
    } else if (character === '{' || character === '[') {
      if (open.length === MAX_DEPTH) return fault(text, at, 'it nests too deeply');
      open.push(character);
      expected = character === '{' ? 'name or }' : 'value or ]';
      at += 1;
    } else {
      const end = scalarEnd(text, at, character);
      if (typeof end !== 'number') return end;
      at = end;
      expected = afterValue();
    }
  }
}

function scalarEnd(text: string, at: number, character: string): number | JsonFault {
  if (character === '"') return stringEnd(text, at);
  const pattern = NUMBER_START.test(character) ? NUMBER : WORD;
  pattern.lastIndex = at;
  if (pattern.test(text)) return pattern.lastIndex;
  const isCutOff = /^(?:-|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/.test(text.slice(at, at + 6));
  return isCutOff ? fault(text, text.length, 'the file ends too soon') : unexpected(text, at, 'a value');
}

function stringEnd(text: string, start: number): number | JsonFault {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') return at + 1;
    if (character < ' ') return fault(text, at, 'a string contains a line break or control character');
    if (character === '\\') {
      const meaning = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6))?.[0];
      if (meaning === undefined) {
        return /^(?:u[0-9a-fA-F]{0,3})?$/.test(text.slice(at + 1, at + 6))
          ? fault(text, text.length, 'the file ends too soon')
          : fault(text, at, 'a string contains an invalid \\ escape');
      }
      at += meaning.length;
    }
  }
  return fault(text, text.length, 'the file ends too soon');
}

function unexpected(text: string, at: number, wanted: string): JsonFault {
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0xfffd);
  return fault(text, at, `there is “${found}” instead of ${wanted}`);
}

function fault(text: string, at: number, problem: string): JsonFault {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', next + 1)) {
    line += 1;
    lineStart = next + 1;
  }
  return { line, column: at - lineStart + 1, problem };
}
