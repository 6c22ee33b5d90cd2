/** Where a passage ends: moved by keys, as its script reads, and snapped to sentence and block. */
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { readingText } from '../../../src/page/anchoring/page-reader.ts';
import { adjustEnds } from '../../../src/page/marking/adjust.ts';
import { snapRange } from '../../../src/page/marking/snap.ts';
import { ADJUST_WORDS, over, PAGE, rangeOf, root, shown } from './over.ts';

describe('moving the ends', () => {
  async function endsAfter(
    html: string,
    words: string,
    language: string,
    act: () => Promise<unknown>,
  ): Promise<string | null> {
    const surface = over(html);
    const reading = readingText(shown());
    const start = reading.text.indexOf(words);
    const done = adjustEnds(document, surface, {
      reading,
      span: { start, end: start + words.length },
      language,
      words: ADJUST_WORDS,
    });
    await act();
    const span = await done;
    return span && reading.text.slice(span.start, span.end);
  }

  it.each([
    [PAGE, 'voted', 'en', '{ArrowRight}{ArrowRight}{Enter}', 'voted a'],
    [PAGE, 'voted', 'en', '{Control>}{ArrowRight}{ArrowRight}{/Control}{Enter}', 'voted against the'],
    [PAGE, 'voted', 'en', '{Tab}{Alt>}{ArrowLeft}{/Alt}{Enter}', 'council voted'],
    [PAGE, 'voted', 'en', '{ArrowRight}{Escape}', null],
    ['<p dir="rtl">كانت المدينة هادئة</p>', 'المدينة', 'ar', '{Control>}{ArrowLeft}{/Control}{Enter}', 'المدينة هادئة'],
    ['<p>港は👩‍👩‍👧静か</p>', 'は', 'ja', '{ArrowRight}{Enter}', 'は👩‍👩‍👧'],
    ['<p>One</p><p>two three</p>', 'One', 'en', '{Control>}{ArrowRight}{/Control}{Enter}', 'One two'],
  ])('%#: in %s', async (html, words, language, keys, expected) => {
    expect(await endsAfter(html, words, language, () => userEvent.keyboard(keys))).toBe(expected);
  });

  it('are moved by presses alone, without keys or dragging', async () => {
    const press = (name: string) =>
      userEvent.click(
        [...root().querySelectorAll('button')].find(({ textContent }) => textContent === name) as Element,
      );
    const pressAll = async (...names: string[]) => {
      for (const name of names) await press(name);
    };
    expect(
      await endsAfter(PAGE, 'voted', 'en', () => pressAll('Forward', 'Forward', 'Back', 'Other', 'Back', 'Keep')),
    ).toBe('council voted against');
  });
});

describe('snapping to the page', () => {
  it('takes the block where there is no section, and the section where there is one', () => {
    over('<h2>A headline</h2><div>One here. <b>Two</b> there.<br><br>Three.</div>');
    const reading = readingText(shown());
    const words = (to: 'sentence' | 'paragraph', sections: { first: Node; last: Node }[] = []): string => {
      const points = snapRange(reading, rangeOf('Two'), to, sections);
      if (!points) return '';
      const range = new Range();
      range.setStart(points.startContainer, points.startOffset);
      range.setEnd(points.endContainer, points.endOffset);
      return range.toString();
    };
    expect(words('sentence')).toBe('Two there.');
    expect(words('paragraph')).toBe('One here. Two there.Three.');
    const [first, , last] = shown().querySelector('div')?.childNodes ?? [];
    if (!first || !last) throw new Error('no nodes');
    expect(words('paragraph', [{ first, last }])).toBe('One here. Two there.');
  });
});
