import { describe, expect, it } from 'vitest';
import { sentencesIn, wholeBlocks, wholeSentences } from '../../../src/core/text/sentences.ts';

const cut = (text: string, language: string | null) =>
  sentencesIn(text, language).map(({ start, end }) => text.slice(start, end));

describe('sentencesIn', () => {
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
  ])('cuts %j (%s)', (text, language, expected) => {
    expect(cut(text, language)).toEqual(expected);
  });

  it('leaves nothing out but white space, in any text', () => {
    const text = 'A. b C!! 👩‍👩‍👧 d… "E." f\n\nG. Mr. H?';
    const spans = sentencesIn(text, 'en');
    let left = text;
    for (const { start, end } of spans.toReversed()) left = left.slice(0, start) + left.slice(end);
    expect(left.trim()).toBe('');
  });
});

describe('growing a span', () => {
  const text = 'Headline here First one. Second one. Third.';
  const blocks = [
    { start: 0, end: 13 },
    { start: 14, end: text.length },
  ];
  const grown = (words: string, how: typeof wholeSentences) => {
    const start = text.indexOf(words);
    const span = how(text, { start, end: start + words.length }, blocks, 'en');
    return text.slice(span.start, span.end);
  };

  it.each([
    ['econd', 'Second one.'],
    ['one. Sec', 'First one. Second one.'],
    ['First one.', 'First one.'],
    // A headline has no full stop: its sentence ends with its block.
    ['here', 'Headline here'],
    ['here First', 'Headline here First one.'],
  ])('takes in the whole sentences of %j', (words, expected) => {
    expect(grown(words, wholeSentences)).toBe(expected);
  });

  it('takes in the whole of the blocks touched', () => {
    expect(grown('econd', wholeBlocks)).toBe('First one. Second one. Third.');
    expect(grown('here First', wholeBlocks)).toBe(text);
  });

  it('leaves a span that touches no block', () => {
    expect(wholeSentences(text, { start: 3, end: 6 }, [], 'en')).toEqual({ start: 3, end: 6 });
  });
});
