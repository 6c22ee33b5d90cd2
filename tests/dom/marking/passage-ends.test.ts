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
      reading: () => reading,
      span: { start, end: start + words.length },
      language,
      words: ADJUST_WORDS,
    });
    await act();
    const ends = await done;
    return ends?.reading.text.slice(ends.start, ends.end) ?? null;
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

describe('where lines run down', () => {
  const VERTICAL =
    '<div style="writing-mode:vertical-rl;block-size:300px;inline-size:200px;line-height:1.2">どこで生れたか、見当がつかぬ。何でも薄暗い所で泣いていた。</div>';

  const adjust = (words: string) => {
    const surface = over(VERTICAL);
    const reading = readingText(shown());
    const start = reading.text.indexOf(words);
    const done = adjustEnds(document, surface, {
      reading: () => reading,
      span: { start, end: start + words.length },
      language: 'ja',
      words: ADJUST_WORDS,
    });
    return done.then((ends) => ends && reading.text.slice(ends.start, ends.end));
  };

  it.each([
    ['{ArrowDown}{Enter}', '見当が'],
    ['{ArrowLeft}{ArrowLeft}{Enter}', '見当がつ'],
    ['{Tab}{ArrowDown}{Enter}', '当'],
    ['{Tab}{ArrowUp}{ArrowRight}{Enter}', 'か、見当'],
  ])('arrows move an end as the words run: %s', async (keys, expected) => {
    const done = adjust('見当');
    await userEvent.keyboard(keys);
    expect(await done).toBe(expected);
  });

  it('each handle stands at its own end, and is dragged along the line', async () => {
    const words = '見当がつかぬ。何でも';
    const done = adjust(words);
    const [start, end] = [...root().querySelectorAll('.handle')].map((handle) => handle.getBoundingClientRect());
    const lines = [...root().querySelectorAll('.box')].map((box) => box.getBoundingClientRect());
    expect(lines).toHaveLength(2);
    const [first, last] = lines;
    const middle = ({ left, right }: DOMRect) => (left + right) / 2;
    if (!start || !end || !first || !last) throw new Error('nothing is shown');
    expect([middle(start), middle(end)].map(Math.round)).toEqual([middle(first), middle(last)].map(Math.round));
    expect(Math.abs(start.bottom - first.top)).toBeLessThan(8);
    expect(Math.abs(end.top - last.bottom)).toBeLessThan(8);
    const letter = rangeOf('当').getBoundingClientRect();
    await userEvent.dragAndDrop(root().querySelector('.handle') as Element, document.body, {
      sourcePosition: { x: 12, y: 12 },
      targetPosition: { x: middle(letter), y: letter.top - 12 },
      force: true,
    });
    await userEvent.keyboard('{Enter}');
    expect(await done).toBe('当がつかぬ。何でも');
  });
});

describe('a page that is made anew while its ends are moved', () => {
  const adjust = (words: string) => {
    const surface = over(PAGE);
    let reading = readingText(shown());
    const start = reading.text.indexOf(words);
    const done = adjustEnds(document, surface, {
      reading: () => reading,
      span: { start, end: start + words.length },
      language: 'en',
      words: ADJUST_WORDS,
    });
    const become = (html: string): void => {
      shown().innerHTML = html;
      reading = readingText(shown());
      surface.replace();
    };
    return { done, become };
  };

  it('keeps them at their words', async () => {
    const { done, become } = adjust('voted');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    become(`<p>News that came in.</p>${PAGE}`);
    expect(root().querySelectorAll('.box')).toHaveLength(1);
    await userEvent.keyboard('{Control>}{ArrowRight}{/Control}{Enter}');
    const ends = await done;
    expect(ends?.reading.text.slice(ends.start, ends.end)).toBe('voted against');
    expect(ends?.reading.boundaries(ends.start, ends.end)?.startContainer.isConnected).toBe(true);
  });

  it('changes nothing where the reader has moved none', async () => {
    const { done, become } = adjust('voted');
    become(`<p>News that came in.</p>${PAGE}`);
    await userEvent.keyboard('{Enter}');
    expect(await done).toBe(null);
  });

  it('ends where their words are gone', async () => {
    const { done, become } = adjust('voted');
    become('<p>Something else.</p>');
    expect(await done).toBe(null);
    expect(root().querySelector('.handle')).toBe(null);
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
