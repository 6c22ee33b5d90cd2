/** Weighs what may be a byline: reads the names in it, and adds up what speaks for and against it. */
import { querySelectorAll } from '../dom.ts';
import type { Zone } from './byline-lines.ts';
import { creditIn, deskIn, namesBeforePost, namesIn, opensAsByline } from './bylines.ts';
import { Weighed } from './candidates.ts';
import {
  bareName,
  boxAtStart,
  linkBehindLabel,
  MAX_BYLINE,
  MAX_LINE,
  namesInLines,
  openingLine,
} from './listed-names.ts';
import { isSiteName, type Metadata } from './metadata.ts';
import type { Block, Page } from './page-parts.ts';
import { hasPost, isFullName } from './person-names.ts';
import { sectionText } from './section-text.ts';

/** Where a byline may be, before the names in it are read. */
export interface Sighting {
  element: Element;
  text: string;
  /** The block it stands in or before. */
  block: number;
  /** What speaks for it before its names are read, and in words. */
  points: number;
  reason: string;
  /** Whether the page says that it credits somebody, so that it may name a desk. */
  credits?: boolean;
  /** Where it is a bare line among others of its element, parted by line breaks: that line, and not all of the element. */
  line?: Block | undefined;
}

export interface Byline {
  element: Element;
  text: string;
  /** The people; where `desk` is true, the desk or organisation shown in their place. */
  names: string[];
  desk: boolean;
  /** Whether the page says that it credits somebody: by a word before the names, or by what it calls their element. */
  credited: boolean;
  /** The block it stands in or before. */
  block: number;
  /** Where it is a bare line among others of its element, parted by line breaks: that line, and not all of the element. */
  line?: Block;
}

/** Blocks from headline or text beyond which a byline is likely to be of something else. */
const NEAR = 12;
/** Words in a name beyond which it holds something else too. */
const LONG_NAME = 4;
/** Words with which one or more names may stand, and nothing between them. */
const TWO_NAMES = 4;
/** What a desk is called by those who make it up. */
const STAFF =
  /\b(?:staff|team|editors?|editorial|newsroom|desk|redaktion|rédaction|redacción|redazione|redactie|redação|redakcja|redakce|redaksi|toimitus)$/i;

/** Where it is said that somebody else wrote than who keeps the site: 'Guest post by', 'Gästinlägg av'. */
const GUEST = /^(?:(?:an?|eine?|this) )?(?:guest |gast|gäst|gæste|gjeste|article invité|artículo invitado)/i;

/** Whether that is all that is named. */
export const isStaff = (names: readonly string[]): boolean => names.every((name) => STAFF.test(name));

/** The scales for the bylines of one zone of a page. */
export class BylineScales {
  /** Whom the metadata names, the site left out. */
  readonly known: readonly string[];
  readonly #byMachine: ReadonlySet<string>;
  readonly #page: Page;
  readonly #zone: Zone;
  readonly #meta: Metadata;

  constructor(page: Page, zone: Zone, meta: Metadata) {
    this.#page = page;
    this.#zone = zone;
    this.#meta = meta;
    this.#byMachine = new Set([...meta.people, ...meta.metaAuthors]);
    this.known = [...this.#byMachine].filter((name) => !isSiteName(name, meta));
  }

  /** The byline with its points; null where it names nobody. */
  weigh({ element, text, block, points, reason, credits = false, line }: Sighting): Weighed<Byline> | null {
    const opens = opensAsByline(text);
    const said = (opens && openingLine(element, text)) || text;
    const credit = text.length > MAX_BYLINE ? '' : creditIn(said);
    if (!credit) return null;
    const { names: all, isBoxed } = this.#namesIn(element, said, credit, block, credits);
    const familiar = this.known.filter((name) => said.toLowerCase().includes(name.toLowerCase()));
    const areAll = (): boolean => familiar.length >= Math.min(all.length, namesBeforePost(said).length);
    const isTold = familiar.length > 0 && (areAll() || this.#isOtherBehind(element, said, all, familiar));
    const people = isTold ? familiar : all;
    // Of one word that nothing else tells of, one cannot be sure that it is a person's name.
    const sure = familiar.length > 0 || opens || people.some((name) => /\s|\p{Lo}/u.test(name));
    const desk = (people.length && sure) || !(credits || opens) ? null : deskIn(text);
    const names = desk ? [desk] : sure ? people : [];
    if (!names.length) return null;
    const beside =
      isBoxed || isNameAndPost(credit, names) || areNamesAndPost(credit, names)
        ? 0
        : credit.length - names.join(' and ').length;
    const besides = text.length - credit.length;
    const { headline, start } = this.#zone;
    const away = Math.min(Math.abs(block - start), Math.abs(block - headline));
    // The site and its staff are two: 'By Harbour News Staff'.
    const site = names.every((name) => isSiteName(name, this.#meta)) && !(desk && STAFF.test(desk));
    // Many a site is called after the one who writes it.
    const own = site && credits && names.every((name) => this.#byMachine.has(name) && /\s/.test(name));
    const byline = {
      element,
      text,
      names,
      desk: desk !== null,
      credited: credits || opens,
      block,
      ...(line && { line }),
    };
    return new Weighed<Byline>(byline, points, reason)
      .add(opens, 1.5, 'opens as a byline')
      .add(opens && GUEST.test(text), 2, 'a guest, whom the account of the site does not name')
      .add(familiar.length > 0, 1.5, 'names whom the metadata names')
      .add(desk !== null, -0.5, 'names no person')
      .add(familiar.length > 1, Math.min(familiar.length - 1, 3) * 0.4, 'names more of them')
      .add(site, own ? -0.5 : -1.5, own ? 'names the site, which is called after its author' : 'names the site')
      .add(names.some(isLong), -0.6, 'longer than a name')
      .add(beside > 3, -Math.min(beside / 40, 2), 'other words beside the names')
      .add(besides > 3, -besides / 150, 'a date or other credits with it')
      .add(away > NEAR, -0.5, 'far from headline and text')
      .add(headline === start && away > 1, -away / 20, 'further below the text');
  }

  /**
   * The names in a text as elements and line breaks part them. `isBoxed` tells that the page itself says so of the one there is: what
   * stands with it is a post or the paper.
   */
  #namesIn(
    element: Element,
    text: string,
    credit: string,
    at: number,
    credits: boolean,
  ): { names: string[]; isBoxed: boolean } {
    let names = namesIn(text);
    const mayBeTwo = names.length < 2 && credit.split(' ', TWO_NAMES).length === TWO_NAMES;
    const apart = mayBeTwo ? namesInLines(element, text) : [];
    const bare = names.length < 2 && credits && !apart.length ? bareName(element) : null;
    if (apart.length) names = apart;
    // A face or a post runs together with it.
    else if (bare && text.includes(bare) && !` ${text} `.includes(` ${bare} `)) names = [bare];
    // What follows a name that stands in a box of its own is no part of it: 'Jane Doe' 'Harbour News'.
    const full = names.length > 0 && names.every(isFullName);
    const behindLabel = full ? linkBehindLabel(this.#page.blocks[at], names) : null;
    const boxed = behindLabel ?? boxAtStart(this.#page.blocks[at], text, full ? names : []);
    return { names: boxed ? [boxed] : names, isBoxed: behindLabel === null && boxed !== null && names.length > 0 };
  }

  /** Whether the last of the names is where the others work: they stand before the comma, and JSON-LD knows no more. */
  #isOtherBehind(element: Element, text: string, names: readonly string[], familiar: readonly string[]): boolean {
    const { people } = this.#meta;
    const last = names[names.length - 1] ?? '';
    if (names.length !== familiar.length + 1 || familiar.includes(last) || people.length !== familiar.length)
      return false;
    const [first = ''] = text.split(/[,，]/, 1);
    const isBefore = (name: string): boolean => first.toLowerCase().includes(name.toLowerCase());
    if (first === text || !people.every(isBefore) || isBefore(last)) return false;
    // Who has a page of her own is somebody.
    return !querySelectorAll(element, 'a').some((link) => sectionText(link, MAX_LINE) === last);
  }
}

const isLong = (name: string): boolean => name.split(' ').length > LONG_NAME;

/** Whether a credit is one name and, behind a comma, in small letters what its bearer is: in whatever language. */
const isNameAndPost = (credit: string, [name = '', ...others]: readonly string[]): boolean =>
  !others.length &&
  isFullName(name) &&
  credit.startsWith(`${name}, `) &&
  /^\p{Ll}[^.!?]{3,60}\.?$/u.test(credit.slice(name.length + 2));

/** Whether a credit is several names and, behind a comma, what they all are: 'JANE DOE and JOHN ROE, Harbour staff writers'. */
function areNamesAndPost(credit: string, names: readonly string[]): boolean {
  const last = names.at(-1) ?? '';
  if (names.length < 2 || !names.every(isFullName)) return false;
  const end = credit.toLowerCase().lastIndexOf(last.toLowerCase()) + last.length;
  const post = credit.slice(end);
  return end <= names.join(' and ').length + 3 && /^, [^.!?]{3,60}$/.test(post) && hasPost(post);
}
