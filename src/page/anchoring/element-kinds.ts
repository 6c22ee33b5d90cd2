/** What an element is to the reading text, by its name. */

/**
 * Show no text a reader could mark, or text that is not the page's (what is typed into a field). The section finder has lists
 * of its own (`sections/section-text.ts`): it also leaves out what is read but is no part of an article, such as buttons.
 */
const SKIPPED =
  'script style noscript template textarea select option datalist head title svg canvas object audio video ' +
  'meter progress rp noembed noframes annotation annotation-xml';

/** Stand within a line, so that words go on through them, and show their own children: none can have a shadow tree. */
const PLAIN =
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math menclose mi mn mo ' +
  'mpadded mrow ms msqrt mstyle msub msup mtext nobr output picture q rb rt rtc ruby s samp semantics small source ' +
  'strike strong sub sup time tt u var wbr';

/**
 * The same, but may show something else: of those that stand within a line `span` alone can have a shadow tree
 * (https://dom.spec.whatwg.org/#valid-shadow-host-name).
 */
const INLINE = 'slot span';

/** What an element is to the text by its name; any other is a block. In one table, for it is asked of every element. */
export type Kind = 'skipped' | 'plain' | 'inline' | 'block';
const KINDS = new Map<string, Kind>();
for (const [names, kind] of [[SKIPPED, 'skipped'] as const, [PLAIN, 'plain'] as const, [INLINE, 'inline'] as const])
  for (const name of names.split(' ')) KINDS.set(name, kind);
export const kindOf = (name: string): Kind => KINDS.get(name) ?? 'block';
export const isWithinLine = (kind: Kind): boolean => kind === 'plain' || kind === 'inline';

/** Of the elements in a block: all that may be more than a part of its line. */
export const NOT_PLAIN = `:not(${PLAIN.replaceAll(' ', ',')}),[hidden]`;
export const NOT_PLAIN_NOR_SPAN = NOT_PLAIN.replace('(', '(span,');

/** Of the elements in a block of one line: those whose text is not in it. They are put into it without its being read again. */
export const NOT_SHOWN = SKIPPED.replaceAll(' ', ',');
