/** Texts whose paragraphs are parted by line breaks alone: a line of them is one line, and not all of the text. */
import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

const PARAGRAPHS = [
  'The ferry company has put its summer timetable in every window of the town, and nobody believes a word of it. Three councils have now asked for the tide tables to be printed again.',
  'What the harbour lacks is not another study but a crane that works, and a driver who is paid to sit in it. The old lighthouse will be sold to whoever promises to paint it.',
  'A quiet vote on a wet evening has done more for the dunes than ten years of signs and fences ever managed. Readers have sent us photographs of the flooded market hall.',
  'The mayor stood in it up to his knees, and said that the town had never been so close to the sea. Nobody laughed, for the pumps had been sold in the spring.',
];
const [first = '', second = '', third = '', fourth = ''] = PARAGRAPHS;

async function sectionsOf(lines: readonly string[], box = 'div') {
  const { document, close } = await showPage(
    `<!doctype html><html lang="en"><head><title>Crane Wanted</title></head><body><table><tr><td><h1>Crane Wanted</h1>
     <${box} class="post-body">${lines.join('<br><br>')}</${box}></td></tr></table></body></html>`,
  );
  const article = findArticle(document, new URL('https://harbour.example/2026/07/crane-wanted.html'));
  close();
  return article?.sections.map(({ kind, text }) => [kind, text]);
}
const paragraphs = (texts: readonly string[]) => texts.map((text) => ['paragraph', text]);

describe('a text parted by line breaks', () => {
  it.each(['More on Taiwan', 'Comments:', 'Subscribe now', 'See also: the dunes'])(
    'loses no more than the line “%s”',
    async (line) => {
      const sections = await sectionsOf([first, second, line, third, fourth]);
      expect(sections?.filter(([kind]) => kind === 'paragraph')).toEqual(paragraphs(PARAGRAPHS));
    },
  );

  it('has its byline in its line', async () => {
    const sections = await sectionsOf(['By Jane Doe', first, second, third, fourth]);
    expect(sections).toEqual([['headline', 'Crane Wanted'], ['byline', 'By Jane Doe'], ...paragraphs(PARAGRAPHS)]);
  });

  it.each(['div', 'section'])('has its subheadings in bold, in a %s', async (box) => {
    const sections = await sectionsOf([first, second, '<b>The cost</b>', third, fourth], box);
    expect(sections).toEqual([
      ['headline', 'Crane Wanted'],
      ...paragraphs([first, second]),
      ['subheading', 'The cost'],
      ...paragraphs([third, fourth]),
    ]);
  });
});
