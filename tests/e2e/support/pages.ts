/** Plain article pages made up by tests. */

export interface PlainPage {
  title: string;
  /** HTML of each paragraph. */
  paragraphs: readonly string[];
  /** HTML that stands in the head. */
  head?: string;
  /** The page's own script. */
  script?: string;
  language?: string;
}

/** A page with an article in it, in large type with wide lines, so that a mouse hits its words. */
export function plainPage({ title, paragraphs, head = '', script = '', language = 'en' }: PlainPage): string {
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <title>${title}</title>
    <meta name="author" content="Ines Marlow">
    ${head}
    <style>body { font: 20px/1.8 sans-serif; max-width: 50em; margin: 2em auto; background: #fff; color: #000 }</style>
  </head>
  <body>
    <nav><a href="/">Home</a></nav>
    <article>
      <h1>${title}</h1>
      <div id="text">
        ${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n        ')}
      </div>
    </article>
    ${script && `<script>${script}</script>`}
  </body>
</html>`;
}

/** Paragraphs that fill a page, none like another. */
export function filler(count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) =>
      `Filler paragraph ${index + 1} goes on about harbour dues for a while, long enough to be taken for prose by anyone who looks, and then it ends with the figure ${(index + 1) * 37}.`,
  );
}
