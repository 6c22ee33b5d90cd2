/** Sentences: what a reader would take for one, in several languages and scripts; and that none is ever lost. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { sentences } from '../../../src/core/text/sentences.ts';

/** Each example is written with ` | ` between its sentences. */
function divide(example: string, language: string | null): string {
  const text = example.replaceAll(' | ', ' ');
  return sentences(text, language)
    .map(({ start, end }) => text.slice(start, end))
    .join(' | ');
}

const EXAMPLES: [language: string | null, example: string][] = [
  ['en', 'The U.S. government said no. | Dr. Kim left. | He paid $3.5 million.'],
  ['en', 'Mr. Lee (Ph.D.) of the U.S. Army went to the U.S. | He went back to Washington, D.C. | The end.'],
  ['en', 'J. F. Kim and George W. Bush met on Sept. 11 with Gen. Park of the U.N. Command.'],
  ['en', '“Is it over?” she asked. | “No!” he said. | “It goes on.” | They left.'],
  ['en', 'It fell. | 300 people died in 1950. | 20 more followed, cf. p. 3 and No. 5 Squadron.'],
  ['en', 'It rose in pp. 3 and 4. | Yahoo! is here… and then gone. | What?! | So am I. | He knew.'],
  ['en', 'He said no. | In Vol. IV he meant art. | See Art. 5 and p. xi.'],
  ['en', 'A claim.[3] | Another claim.[4][5] | A third one.6 | And a fourth, vs. the U.K. one.7, 8 | (It ends.)'],
  ['en', 'Talks stalled at 9 a.m. | The two sides, e.g. Seoul, i.e. the South, waited until 5 p.m. Tuesday.'],
  ['de', 'Am 3. Oktober kam Dr. Müller, z. B. mit Hr. Schmidt. | Er ging bzw. lief.'],
  ['fr', 'M. Dupont est là. | « Oui ? » dit-il. | Mme. Roux part.'],
  ['es', '¿Qué? | ¡No! | El Sr. Pérez y la Dra. Ruiz de los EE.UU. llegaron.'],
  ['ru', 'Она ушла. | А. С. Пушкин писал. | Он жил.'],
  ['ko', '한국은 미국과 동맹이다. | 그러나 U.S. 정부는 “왜?”라고 물었다. | 끝이다.'],
  ['ko', '“가자.” 라고 말했다. | 그는 갔다.'],
  ['ar', 'قال: ما هذا؟ | ذهب. | نعم.'],
  ['ar', 'لكن د. سميث وأ. د. منى (م. علي) يرون غير ذلك. | نعم.'],
  // With its vowels written a last letter stands behind a sign, and in Persian it may stand behind a joiner.
  ['ar', 'ثُمَّ كَتَبَ. | نعم.'],
  ['fa', 'این خانه‌ی. | آری.'],
  ['hi', 'यह है। | वह है।'],
  [null, 'One thing. | Another thing.'],
  ['not a language', 'One thing. | Another thing.'],
];

const UNSPACED: [language: string, sentences: string[]][] = [
  ['zh', ['他说：“今天很好。”', '第二句在这里！', 'NATO和U.S.的军队来了。']],
  ['zh', ['“走吧。”他说道。', '他走了。']],
  ['ja', ['「終わり。」と言った。', '「A。」', '「B。」', '日本は。']],
];

describe('sentences', () => {
  it.each(EXAMPLES)('of %s: %s', (language, example) => {
    expect(divide(example, language)).toBe(example);
  });

  it.each(UNSPACED)('of %s, which has no spaces between them: %s', (language, parts) => {
    const text = parts.join('');
    expect(sentences(text, language).map(({ start, end }) => text.slice(start, end))).toEqual(parts);
  });

  it.each<[string, string | null, string[]]>([
    ['One. Two? Three!', 'en', ['One.', 'Two?', 'Three!']],
    ['Mr. Abe met Dr. Lee. They spoke.', 'en', ['Mr. Abe met Dr. Lee.', 'They spoke.']],
    ['J. R. Smith wrote it. We read it.', 'en', ['J. R. Smith wrote it.', 'We read it.']],
    ['“It is over.” He left.', 'en', ['“It is over.”', 'He left.']],
    ['“Is it?” asked Ito. No.', 'en', ['“Is it?” asked Ito.', 'No.']],
    ['It grew 3.5 percent, i.e. little. So what?', 'en', ['It grew 3.5 percent, i.e. little.', 'So what?']],
    ['港は静かだった。誰も知らない。', 'ja', ['港は静かだった。', '誰も知らない。']],
    ['他们反对。NATO 也反对！真的吗？', 'zh', ['他们反对。', 'NATO 也反对！', '真的吗？']],
    ['북한은 반대했다. 미국도 그랬다.', 'ko', ['북한은 반대했다.', '미국도 그랬다.']],
    ['كانت المدينة هادئة. هل عادوا؟ نعم.', 'ar', ['كانت المدينة هادئة.', 'هل عادوا؟', 'نعم.']],
    ['¿Qué pasó? Nada.', 'es', ['¿Qué pasó?', 'Nada.']],
    ['No such language. None.', 'no such tag', ['No such language.', 'None.']],
    ['', 'en', []],
    [' \n ', null, []],
  ])('of %j (%s)', (text, language, expected) => {
    expect(sentences(text, language).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it('never go across the beginning of a block', () => {
    const text = 'A heading The first sentence. And the U.S. Army came';
    const breaks = [10, 43];
    expect(sentences(text, 'en', breaks).map(({ start, end }) => text.slice(start, end))).toEqual([
      'A heading',
      'The first sentence.',
      'And the U.S.',
      'Army came',
    ]);
  });

  it('take breaks that are none for none', () => {
    expect(sentences('One two.', 'en', [0, 0, 3, 3, 99])).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 8 },
    ]);
  });

  it('look at no more of a long one for each stop in it than of a short one', () => {
    const exec = vi.spyOn(RegExp.prototype, 'exec');
    const lookedAt = (times: number): number => {
      exec.mockClear();
      // What goes on in lower case is one sentence.
      expect(sentences('well! '.repeat(times), 'en')).toHaveLength(1);
      return exec.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
    };
    const [short, long] = [lookedAt(200), lookedAt(800)];
    exec.mockRestore();
    expect(short).toBeGreaterThan(0);
    expect(long / short).toBeLessThan(5);
  });

  it('end where they would if they were short', () => {
    const long = `It went on ${'and on '.repeat(60)}with`;
    for (const [sentence, next] of [
      [`${long} the U.S. Army.`, 'He left.'],
      [`${long} Dr. Lee and J. F. Kim.[3]`, 'They left.'],
      [`${long} “a word!” he said.`, '“Go!”'],
    ] as const) {
      const text = `${sentence} ${next}`;
      expect(sentences(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([sentence, next]);
    }
  });

  const piece = fc.constantFrom(
    ...['U.S.', 'Dr.', ' ', '  ', '.', '?', '!', '"', '“', '”', '[', ']', '3', '[3]', '(', ')', '。', '「', '」', '\n'],
    ...[
      'word',
      'Word',
      'I',
      'é',
      'e\u0301',
      '👩‍👩‍👧',
      '한국',
      '라고',
      '日本',
      '说',
      'ש',
      '\u200f',
      '…',
      ',',
      '$5',
      '\ud800',
    ],
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('hold every character that is no white space, once, in order, in whatever text', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ unit: 'grapheme' })),
        fc.constantFrom('en', 'ko', 'ja', 'ar', null),
        fc.array(fc.nat(60), { maxLength: 4 }).map((breaks) => breaks.sort((a, b) => a - b)),
        (given, language, breaks) => {
          let at = 0;
          for (const { start, end } of sentences(given, language, breaks)) {
            expect(given.slice(at, start).trim()).toBe('');
            expect(start).toBeLessThan(end);
            expect(given.slice(start, end)).toBe(given.slice(start, end).trim());
            for (const each of breaks) expect(each > start && each < end).toBe(false);
            at = end;
          }
          expect(given.slice(at).trim()).toBe('');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('stay what they are when one is taken alone', () => {
    for (const [language, example] of EXAMPLES) {
      for (const sentence of example.split(' | '))
        expect(sentences(sentence, language)).toEqual([{ start: 0, end: sentence.length }]);
    }
  });
});
