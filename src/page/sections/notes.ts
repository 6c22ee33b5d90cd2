/**
 * Weighs what stands around an argument (where it comes from, who wrote it, whose opinions it holds) by wording, by
 * place and by how it is made. Wording alone names nothing: 'first published in 1962' may be said of a book, and whoever
 * is quoted last 'is a professor' too.
 */
import type { SectionKind } from '../../core/model/section.ts';
import type { Candidate } from './candidates.ts';
import { surname } from './person-names.ts';
import {
  hasBioNoun,
  hasBioVerb,
  hasContact,
  hasNoteLabel,
  isAppeal,
  isNote,
  opensBio,
  opensReach,
  provenancePoints,
  saysDisclaimer,
  speaksOfComments,
} from './wording.ts';

export type NoteKind = 'provenance' | 'author-bio' | 'disclaimer' | 'references';

export const isNoteKind = (kind: SectionKind): kind is NoteKind =>
  kind === 'provenance' || kind === 'author-bio' || kind === 'disclaimer' || kind === 'references';

/** What is seen of a text, apart from its words. */
export interface Setting {
  /** Italic or bold all through. */
  emphasised: boolean;
  /** Made otherwise than the article's ordinary paragraphs. */
  odd: boolean;
  /** A line or a row of stars stands before it. */
  ruled: boolean;
  /** Its own box, or a small box around it, is named as a bio; as a disclaimer. */
  bioBox: boolean;
  disclaimerBox: boolean;
  /** In a quotation. */
  quoted: boolean;
  /** Beside the text or between its parts rather than in it; 0 in it, else 1 to 4, the more the less it belongs. */
  beside: number;
  /** A heading before it says that the authors are told of. */
  headed: boolean;
  /** Links to another page; to a page about an author. */
  links: boolean;
  linksToAuthor: boolean;
  /** An image stands right before it. */
  pictured: boolean;
  /** How many paragraphs of running text stand before and after it. */
  before: number;
  after: number;
  /** What the text before it was taken for. */
  previous: NoteKind | null;
}

const MAX_BIO = 1_200;
/** Chinese, Japanese and Korean take fewer characters to say as much. */
const DENSE = /[\u2e80-\ud7ff]/;
const NEAR = 40;
const HEAD = 120;
const SOON = 25;

/** What opens a byline, even one that runs on into a title. */
const BYLINE = /^(?:by|von|par|por|di|door)\s/i;

/** Ends as a sentence does and is long enough for one. */
const SENTENCE = /^.{40,900}[.!?][)\]”"]?$/;

type Reasons = [points: number, reason: string][];

/** A name as it opens a bio: two to five words with capitals. Tells capitals apart, hence no flag i. */
const NAME =
  /^(?!The )(?:Dr\.? |Prof(?:essor)?\.? |Mr\.? |Ms\.? |Mrs\.? |Sir |Dame )?\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|da|la|bin|al)){1,4},? /u;

/** What speaks of somebody named before. */
const PRONOUN = /^s?he\s/i;

/** Whether a pronoun is of somebody in the text: in a paragraph like the others, and after none about the author. */
const speaksOfOthers = (at: Setting): boolean =>
  at.previous !== 'author-bio' && isPlain({ ...at, ruled: at.ruled && at.after === 0 });

const place = ({ before, after }: Setting, head: number): [number, string] =>
  after === 0
    ? [1.5, 'after the text']
    : before === 0
      ? [head, 'before the text']
      : after <= 2
        ? [1, 'near the end']
        : before <= 2
          ? [head / 2, 'near the start']
          : after <= 5
            ? [0.5, 'in the last paragraphs']
            : [-1, 'in the middle of the text'];

function bio(text: string, authors: string[], at: Setting): Reasons {
  const reasons: Reasons = [];
  if (text.length < (DENSE.test(text) ? 6 : 25) || BYLINE.test(text)) return reasons;
  const head = text.slice(0, HEAD);
  if (opensBio(text) && !(PRONOUN.test(text) && speaksOfOthers(at))) reasons.push([2, 'opens as a bio']);
  const reach = hasContact(text) && opensReach(text);
  if (reach) reasons.push([3, 'tells how to reach the author']);
  let name = -1;
  // Of several the one who stands first: the bio may name them in another order.
  const placeOf = (author: string): number => head.indexOf(author) >>> 0;
  for (const author of authors.length > 1 ? [...authors].sort((a, b) => placeOf(a) - placeOf(b)) : authors) {
    // A paper that signs its own pieces has no bio.
    if (/^the\s/i.test(author)) continue;
    const full = head.indexOf(author);
    const last = head.indexOf(surname(author));
    if (full >= 0 && full <= 60) {
      // 'Editor's note: Jane Doe', 'Dr. Jane Doe'; elsewhere in a sentence it is only somebody of the article, and so it is
      // behind a place and a dash.
      const opens = full === 0 || /^\S+\s$|^Written by $|^[（(]$|[:|•]\s*$|^[—–-]+\s*$/.test(head.slice(0, full));
      reasons.push(opens ? [3, "opens with the author's name"] : [0.5, 'names the author']);
      name = full + author.length;
    } else if (last >= 0 && last <= NEAR) {
      reasons.push([1.5, "has the author's last name"]);
      name = last + surname(author).length;
    }
    if (name >= 0) break;
    const given = author.split(' ', 1)[0] ?? '';
    if (at.bioBox && given.length > 2 && head.startsWith(`${given} `)) {
      reasons.push([1.5, "opens with the author's first name"]);
      name = given.length;
      break;
    }
  }
  const opening = name < 0 ? NAME.exec(head) : null;
  if (opening) {
    name = opening[0].length - 1;
    if (at.beside && authors.length) reasons.push([-1, 'opens with the name of somebody else']);
    else reasons.push([at.beside ? 0 : 0.5, 'opens with a name']);
  }
  // In a card of the author the heading has the name: 'Senior fellow at the ministry', below it.
  const isInCard = at.headed && (at.bioBox || (at.beside > 0 && hasBioNoun(text)));
  if (!reasons.length && !isInCard) return reasons;
  const rest = text.slice(Math.max(0, name)).replace(/^\s*\([^)]{0,80}\)/, '');
  // 'Jane Doe / The Paper' credits a picture.
  if (/^\s*[/|]/.test(rest)) return [];
  // 'Jane Doe is', 'Jane Doe, a clerk at the ministry, writes'.
  if (hasBioVerb(rest.slice(0, SOON))) reasons.push([1.5, 'says at once what somebody is']);
  else if (/^\s*[,:—–-]/.test(rest) && hasBioVerb(rest.slice(0, HEAD))) reasons.push([1, 'says what somebody is']);
  // 'Name，作家，…': without a verb.
  else if (/^[，、]/.test(rest) && hasBioNoun(rest.slice(0, SOON)))
    reasons.push([1.5, 'says at once what somebody is']);
  // Over the text, with where somebody works: 'Jane Doe' 'University of Bergen'.
  else if (name >= 0 && at.before === 0 && !hasBioNoun(rest) && !SENTENCE.test(text))
    reasons.push([-4, 'says no more than where somebody is']);
  else if (name >= 0 && !reach) reasons.push([-1, 'does not say what somebody is']);
  if (hasBioNoun(rest)) reasons.push([0.5, 'names an occupation']);
  if (isAppeal(text)) reasons.push([-1.5, 'asks for something']);
  if (hasContact(text)) reasons.push([0.5, 'tells where to write']);
  if (at.bioBox) reasons.push([1.5, 'in a box named as a bio']);
  if (at.headed) reasons.push([2, "under a heading 'About the author'"]);
  if (at.pictured) reasons.push([0.5, 'beside a picture']);
  if (at.linksToAuthor) reasons.push([0.5, "links to the author's page"]);
  if (at.quoted) reasons.push([0.5, 'set apart']);
  if (at.previous === 'author-bio') reasons.push([1, 'follows a bio']);
  if (text.length > MAX_BIO) reasons.push([-3, 'too long']);
  reasons.push(place(at, 1));
  return reasons;
}

/** Stands in the text and is made as its paragraphs are: what it says may be said of anything. */
const isPlain = (at: Setting): boolean =>
  !(at.emphasised || at.odd || at.ruled || at.quoted || at.beside || at.headed || at.pictured || at.disclaimerBox);
/** Plain disclaimers are a sentence or two. */
const MAX_PLAIN = 450;

function disclaimer(text: string, at: Setting): Reasons {
  const reasons: Reasons = [];
  const says = saysDisclaimer(text);
  if (says) reasons.push([2.5, 'says whose opinions they are, or who pays']);
  if (says && isPlain(at) && !hasNoteLabel(text) && (at.before === 0 || text.length > MAX_PLAIN))
    reasons.push([-1, 'made as any paragraph']);
  // Panels that unfold are named so too: what they hold is no sentence.
  if (at.disclaimerBox && SENTENCE.test(text)) reasons.push([2.5, 'in a box named as a disclaimer']);
  if (!reasons.length) return reasons;
  if (speaksOfComments(text)) reasons.push([-2.5, 'speaks of comments']);
  if (hasNoteLabel(text)) reasons.push([1.5, 'has a label']);
  if (at.beside) reasons.push([0.5, 'beside the text']);
  reasons.push(place(at, 1.5));
  return reasons;
}

function provenance(text: string, at: Setting): Reasons {
  const points = provenancePoints(text);
  if (!points) return [];
  const reasons: Reasons = [[points, 'says where the text comes from']];
  if (hasNoteLabel(text)) reasons.push([0.5, 'has a label']);
  else if (points === 2 && isPlain(at) && !at.links) reasons.push([-1, 'made as any paragraph']);
  reasons.push(place(at, 1.5));
  return reasons;
}

function note(text: string, at: Setting): Reasons {
  if (at.beside || !isNote(text)) return [];
  const reasons: Reasons = [[2.5, 'opens with the mark of a note']];
  if (at.previous === 'references') reasons.push([1.5, 'follows a note']);
  reasons.push(place(at, 0));
  return reasons;
}

/** Points from which a text is of the kind. */
const ENOUGH: { [kind in NoteKind]: number } = { provenance: 3.5, 'author-bio': 4.5, disclaimer: 3.5, references: 3 };

/** What a text is worth as a note of a kind, and why. */
export interface WeighedNote {
  kind: NoteKind;
  points: number;
  reasons: Reasons;
  chosen: boolean;
}

/** Each kind of note that a text may be, best first; `chosen` is true of at most the first. */
export function weighNote(text: string, authors: string[], at: Setting): WeighedNote[] {
  const weighed: WeighedNote[] = [];
  const weigh = (kind: NoteKind, reasons: Reasons): void => {
    if (!reasons.length) return;
    if (at.emphasised) reasons.push([0.5, 'emphasised all through']);
    if (at.odd) reasons.push([0.5, 'made otherwise than the paragraphs']);
    if (at.ruled) reasons.push([0.5, 'below a line']);
    // Footers and asides are where boxes with bios stand.
    const apart = kind === 'author-bio' && at.bioBox ? Math.min(at.beside, 2) : at.beside;
    if (apart > 1) reasons.push([-0.75 * (apart - 1), 'in a box named as no part of an article']);
    const points = reasons.reduce((sum, [value]) => sum + value, 0);
    weighed.push({ kind, points, reasons, chosen: false });
  };
  weigh('author-bio', bio(text, authors, at));
  weigh('disclaimer', disclaimer(text, at));
  weigh('provenance', provenance(text, at));
  weigh('references', note(text, at));
  weighed.sort((a, b) => b.points - ENOUGH[b.kind] - (a.points - ENOUGH[a.kind]));
  const [best] = weighed;
  if (best) best.chosen = best.points >= ENOUGH[best.kind];
  return weighed;
}

/** The same for whoever asks why. */
export const asCandidate = (text: string, { kind, points, reasons, chosen }: WeighedNote): Candidate => ({
  for: 'kind',
  value: `${kind}: ${text.slice(0, 60)}`,
  points,
  reasons: reasons.map(([value, reason]) => `${value > 0 ? '+' : ''}${value} ${reason}`),
  chosen,
});
