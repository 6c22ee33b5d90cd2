/** Ways to damage the HTML of a page, each a function of the page, a place in it and a size: the same ones give the same page. */
import * as fc from 'fast-check';

/** Where it strikes, in ten thousandths of the page, and how hard. */
export interface Damage {
  readonly kind: string;
  readonly at: number;
  readonly size: number;
}

const PLACES = 10_000;

/** Text that no writer writes: marks of direction, controls, halves of surrogate pairs, characters that fold to many. */
const TEXTS = [
  '\u202e\u2066',
  '\u0000\u0001\u001f',
  '\ud800',
  '\udfff',
  '\u00ad\u200b\u2060\ufeff',
  '\ufdfa',
  'e\u0301\u0301\u0301',
  '&#0;&#xD800;&#x110000;&notit;&ampamp;&lt',
  'w'.repeat(50_000),
  ' '.repeat(20_000),
  '\n\u00a0\u3000',
  'By ',
  'By By by: and, and & ; 、',
  '2024-02-30T99:99:99+9999',
  '31 February 2024',
  '0000-00-00',
  '１２月３４日',
  '"\'<>{}[]',
];

const OPENINGS = [
  'form name="body"',
  'img name="documentElement"',
  'form id="childNodes"><input name="firstChild"><input name="parentNode',
  'body class="comments"',
  'html hidden lang="x-damaged-and-much-too-long-for-any-language-of-this-world-and-all-the-others-that-there-may-be-once"',
  'iframe srcdoc="<p>By Another Writer<p>A text in a frame that is long enough to be read as the text of an article."',
  'template',
  'template shadowrootmode="open"><slot></slot><p hidden>Hidden in a shadow</p',
  'x-part><template shadowrootmode="open"><h1>In a shadow</h1><slot name="none"></slot><slot></slot></template',
  'main><template shadowrootmode="open"><p>Instead</p></template',
  'slot',
  'constructor',
  '__proto__ class="__proto__ constructor toString"',
  'base href="javascript:alert(1)"',
  'base href="//[broken"',
  'meta http-equiv="refresh" content="0;url=/elsewhere"',
  'meta property="og:title" content=""',
  'meta name="author" content="constructor, toString, Dr. Dr. Dr."',
  'meta property="article:published_time" content="2024-07-11T09:32:14 +0530"',
  'link rel="canonical" href="http://[broken"',
  'frameset><frame',
  'plaintext',
  'textarea',
  'select',
  'table',
  'svg><foreignObject',
  'math><mtext',
  'noscript',
  'script type="application/ld+json"',
  'title',
  'time datetime="24:00"',
  'div style="display:none"',
  'div class="byline author date dek title"',
  'blockquote class="pullquote',
  'ol class="footnotes"',
];

const JSON_LD = [
  '{"@type":"Article","headline":["a"],"author":{"@id":"#a"},"datePublished":{}}',
  '{"@id":"#a","@type":"Article","author":{"@id":"#a"},"publisher":{"@id":"#a"},"name":null}',
  '{"@graph":[[[[{"@type":["NewsArticle",7,null],"headline":"x","author":[null,1,"",{"name":[[],{}]}],"url":"http://["}]]]]}',
  `{"@type":"Article","headline":"${'h'.repeat(3_999)}","author":"${'A B, '.repeat(700)}","datePublished":"20240230"}`,
  '{"@type":"Article","headline":"x","mainEntityOfPage":{"url":"\\ud800"},"__proto__":{"name":"x"},"inLanguage":"\\u0000"}',
  '[',
  '<!--{"@type":"WebSite","name":"\u202e"}-->',
];

const pick = <T>(from: readonly T[], size: number): T => from[size % from.length] as T;

/** The tag at or after the place: where it starts and ends; null where there is none. */
function tagAt(html: string, place: number): { start: number; end: number } | null {
  const start = html.indexOf('<', place);
  const end = html.indexOf('>', start);
  return start < 0 || end < 0 ? null : { start, end: end + 1 };
}

/** The page with what `change` makes of the tag there. */
function atTag(html: string, place: number, change: (tag: string) => string): string {
  const tag = tagAt(html, place);
  return tag ? html.slice(0, tag.start) + change(html.slice(tag.start, tag.end)) + html.slice(tag.end) : html;
}

/** The text so many times, but once more than fits into a million characters at most. */
const repeated = (text: string, times: number): string =>
  text.repeat(Math.min(times, Math.ceil(1_000_000 / Math.max(1, text.length))));

const insert = (html: string, place: number, text: string): string => html.slice(0, place) + text + html.slice(place);
const between = (html: string, place: number, text: string): string =>
  insert(html, tagAt(html, place)?.start ?? place, text);

type Act = (html: string, place: number, size: number) => string;

const ACTS: Readonly<Record<string, Act>> = {
  'cut off': (html, place) => html.slice(0, place),
  'begun late': (html, place) => html.slice(place),
  'a part left out': (html, place, size) => html.slice(0, place) + html.slice(place + 10 * size ** 2),
  'a part twice': (html, place, size) => insert(html, place, html.slice(place, place + 10 * size ** 2)),
  'a part many times': (html, place, size) => insert(html, place, repeated(html.slice(place, place + 200), size ** 2)),
  'a part moved': (html, place, size) => {
    const part = html.slice(place, place + 10 * size ** 2);
    const rest = html.slice(0, place) + html.slice(place + part.length);
    return insert(rest, Math.floor((rest.length * size) / 40), part);
  },
  'a tag left out': (html, place) => atTag(html, place, () => ''),
  'a tag twice': (html, place) => atTag(html, place, (tag) => tag + tag),
  'a tag nested deep': (html, place, size) => atTag(html, place, (tag) => repeated(tag, 10 * size ** 2)),
  'a tag of another name': (html, place, size) =>
    atTag(html, place, (tag) =>
      tag.replace(
        /^<\/?\w+/,
        `<${pick(['p', 'div', 'h1', 'span', 'a', 'li', 'aside', 'footer', 'article', 'x-y', 'table', 'br'], size)}`,
      ),
    ),
  'a tag closed': (html, place) => atTag(html, place, (tag) => tag.replace(/^<\/?/, '</')),
  'a tag left open': (html, place) => atTag(html, place, (tag) => tag.slice(0, -1)),
  'attributes garbled': (html, place, size) =>
    atTag(html, place, (tag) => tag.replaceAll(/["'= ]/g, pick(['"', "'", '=', ' ', '\u0000'], size))),
  'a class without end': (html, place, size) =>
    atTag(html, place, (tag) =>
      tag.replace(/^<\w+/, (name) => `${name} class="${repeated('byline-Date_title ', size ** 4)}"`),
    ),
  'other text': (html, place, size) => {
    const start = html.indexOf('>', place) + 1;
    const end = html.indexOf('<', start);
    return end < 0 ? html : html.slice(0, start) + pick(TEXTS, size) + html.slice(end);
  },
  'text in the middle of it': (html, place, size) => insert(html, place, pick(TEXTS, size)),
  'an element around the rest': (html, place, size) => between(html, place, `<${pick(OPENINGS, size)}>`),
  'JSON-LD': (html, place, size) =>
    between(html, place, `<script type="application/ld+json">${pick(JSON_LD, size)}</script>`),
  'JSON-LD damaged': (html, place, size) =>
    html.replace(
      /(ld\+json[^>]*>)([^<]*)/,
      (_, tag: string, json: string) =>
        tag +
        insert(json, Math.floor((json.length * place) / html.length), pick(['}', '"', ',,', '\u0000', '[[[['], size)),
    ),
};

/** Any damage; it shrinks to less of it, nearer to the top of the page. */
const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom(...Object.keys(ACTS)),
  at: fc.nat(PLACES - 1),
  size: fc.nat(39),
});

/** One to eight damages, one after another. */
export const damages: fc.Arbitrary<Damage[]> = fc.array(damage, { minLength: 1, maxLength: 8 });

/** Longer pages than this are not made longer still. */
const MAX_LENGTH = 8_000_000;

/** The page with all damages done to it. */
export function damaged(html: string, all: readonly Damage[]): string {
  return all.reduce((page, { kind, at, size }) => {
    const act = ACTS[kind];
    if (!act) throw new Error(`no damage is called ${kind}`);
    return page.length > MAX_LENGTH ? page : act(page, Math.floor((page.length * at) / PLACES), size);
  }, html);
}
