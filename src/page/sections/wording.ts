/** What parts of an article say of themselves in so many words: first published elsewhere, read the rest, opinions are my own. */
import { surname } from './bylines.ts';

/** Longer texts than these are never provenance, read-more line, bio, disclaimer. */
const MAX_LINE = 300;
const MAX_BIO = 1_200;
const MAX_DISCLAIMER = 900;

const PROVENANCE =
  /\b(?:(?:first|originally|previously) (?:published|appeared|posted|ran|printed|written)|(?:this (?:article|piece|post|essay|story|column|op-?ed|commentary|interview)|it) (?:was |has been |is )?(?:first |originally |also |re-?)?(?:published|appeared|appears|posted|ran|reprinted|adapted|excerpted|republished|reposted|cross-?posted)|(?:re-?published|re-?printed|reposted|cross-?posted|adapted|excerpted|syndicated) (?:here )?(?:from|with permission|by permission|under|courtesy)|zuerst (?:erschienen|veröffentlicht)|publié (?:initialement|à l'origine))\b/i;
const COURTESY = /^(?:courtesy of|via|source|originally (?:at|from)|editor['’]s note: (?:this|the))\b/i;
const READ_MORE =
  /^(?:to )?(?:read|view|see|continue|find|click here|access)\b.{0,40}\b(?:full|rest|whole|complete|entire|original|remainder|reading)\b|^continue reading\b|^(?:the )?(?:full|original) (?:article|piece|text|version|interview|post|essay|commentary)\b.{0,60}\b(?:here|at|on|available)\b/i;
const DISCLAIMER =
  /\b(?:(?:views?|opinions?|positions?|ideas|thoughts)\b.{0,120}\b(?:(?:are|is) (?:solely |strictly |purely |entirely |exclusively )?(?:those of|(?:his|her|their|its|my|our) own|the (?:author|writer)|(?:the )?authors?['’])|(?:do|does|may|need) not\b.{0,40}\b(?:reflect|represent|necessarily|constitute)|expressed (?:here|in this)\b.{0,60}\b(?:are|do|belong))|(?:author|authors|contributors?)['’]s? (?:own|alone)\b|does not (?:take|endorse) (?:institutional |any )?positions?|not (?:investment|financial|legal|medical) advice|for (?:informational|educational) purposes only|has no relevant (?:affiliations|financial)|die meinung des autors)/i;
const BIO_VERB =
  /\b(?:is|are|was|were|has|have|teaches|writes|works|worked|serves|served|covers|reports|leads|directs|holds|lives|edits|heads|hosts|runs|researches|studies|specializes|joined|ist|war|lehrt|schreibt|arbeitet|est|enseigne|can be (?:reached|followed))\b/i;
const BIO_OPENING =
  /^(?:about (?:the|our) (?:author|writer)s?\b|the (?:author|writer)s? (?:is|are|was|has)\b|(?:he|she) is (?:a|an|the)\b)/i;
const BIO_NOUN =
  /\b(?:author|professor|fellow|director|editor|writer|journalist|columnist|researcher|reporter|correspondent|scholar|analyst|economist|lecturer|founder|president|student|candidate|contributor|historian|critic|lawyer|senator|minister|ambassador|novelist|blogger|consultant|executive|officer|partner|teaches|writes|twitter|follow|book|scientist|engineer|co-?author|expert|chair|member|associate|adviser|advisor|specialist|photographer|podcast|newsletter|@)\b|@\w/i;

export const saysProvenance = (text: string): boolean =>
  text.length <= MAX_LINE && (PROVENANCE.test(text) || (COURTESY.test(text) && text.length < 120));
export const saysReadMore = (text: string): boolean => text.length <= MAX_LINE && READ_MORE.test(text);
export const saysDisclaimer = (text: string): boolean => text.length <= MAX_DISCLAIMER && DISCLAIMER.test(text);

/** Whether a text tells who one of the authors is. Without known authors only its wording can say so. */
export function saysBio(text: string, authors: string[]): boolean {
  if (text.length > MAX_BIO || text.length < 25) return false;
  if (BIO_OPENING.test(text)) return true;
  const head = text.slice(0, 120);
  for (const author of authors) {
    const at = head.indexOf(surname(author));
    if (at < 0 || at > 60) continue;
    const rest = text.slice(at, at + 250);
    if (BIO_VERB.test(rest.slice(0, 120)) && (head.startsWith(author) || BIO_NOUN.test(text))) return true;
  }
  return false;
}

const HEADING_OF_NOISE =
  /^(?:related|more (?:from|on|in|stories|like|by|about)|read (?:more|next|also)|recommended|see also|you may|you might|most (?:read|popular|viewed)|trending|popular|latest|recent|comments?\b|\d+ (?:comments?|thoughts|responses|replies)|leave a|share|follow us|newsletter|sign up|subscribe|stay (?:informed|up|in touch)|tags?\b|topics?:?$|filed under|editor.?s.? picks?|don.?t miss|up next|next story|what to read|join|discuss|also (?:on|read)|sponsored|advert|explore|get (?:the|our)|keep reading|further reading on|around the web|in this (?:article|story))/i;
const HEADING_OF_BIO =
  /^(?:(?:about )?(?:the )?(?:authors?|writers?|contributors?)|author bio|biography|about [\p{Lu}].{0,40}|written by.{0,40})$/iu;
const HEADING_OF_NOTES =
  /^(?:(?:foot|end)?notes?|references?|bibliography|works cited|sources?|citations|literatur|quellen|anmerkungen)(?: and \w+)?:?$/i;
const NOTE = /^(?:\[(?:\d{1,3}|[a-z*†ivx]{1,4})\]|\^|\*{1,3}(?=\s?\p{Lu})|†|[¹²³⁴-⁹])\s?\S/u;
// What asks, not what speaks of newsletters and donations: it begins with the verb, or speaks of 'our' and 'your'.
const APPEAL =
  /^\W{0,20}(?:please )?(?:subscribe|sign (?:up|in)|log in|donate|follow (?:us|me|our)|get (?:our|the latest)|share (?:this|your)|support (?:our|us|independent)|become a|join (?:us|our|now)|advertisement|unlock this|abonnieren|abonnez|suscr[ií]b)|\b(?:subscribe (?:now|today|here|to (?:our|the|my|this))|sign(?:ing)? up (?:for|to|here|now|today|with)|our (?:\w+ ){0,2}newsletters?|newsletter (?:abonnieren|anmelden)|your inbox|free articles?|already a (?:member|subscriber)|(?:not|haven['’]t) (?:yet )?subscribed|donate (?:now|today|here)|make a donation|become a (?:paid |free )?(?:member|subscriber|patron)|(?:only|exclusive) (?:for|to) .{0,30}(?:subscribers|members)|(?:favou?r to ask|needs you)$|download (?:our|the) app|(?:story|article) continues|follow .{1,60} on (?:facebook|twitter|x|instagram|threads|bluesky|linkedin|mastodon|tiktok)|uses? cookies)\b/i;

export const isNoiseHeading = (text: string): boolean => text.length < 90 && HEADING_OF_NOISE.test(text);
export const isBioHeading = (text: string): boolean => text.length < 70 && HEADING_OF_BIO.test(text);
export const isNotesHeading = (text: string): boolean => text.length < 40 && HEADING_OF_NOTES.test(text);
export const isNote = (text: string): boolean => text.length < 2_000 && NOTE.test(text);
/** A line that asks for something (a subscription, a click) where an article would tell. */
export const isAppeal = (text: string): boolean => text.length < 220 && APPEAL.test(text);

/** Publication and the rest of a provenance line, as 'The Diplomat' of 'First Published in The Diplomat July 9, 2024'. */
export function publicationIn(text: string, dateText: string | null): string | null {
  let line = text.slice(0, MAX_LINE);
  if (dateText) line = line.replace(dateText, '\n');
  const after =
    /\b(?:published|appeared|appears|posted|ran|printed|reprinted|republished|re-published|adapted|excerpted|reposted|permission|syndicated|cross-posted|crossposted|courtesy|erschienen|veröffentlicht)\b.{0,40}?\b(?:in|on|by|from|at|of|with(?! permission)|bei|dans)\s+(?:the (?=(?:website|blog|pages) of))?([^.\n;|]{2,120})/i.exec(
      line,
    );
  const found = after?.[1] ?? /^(?:courtesy of|source|via):?\s+([^.\n;|]{2,80})/i.exec(line)?.[1];
  if (!found) return null;
  const name = found
    .replace(/\s+(?:and|on|under|with|as|in|at|by|here|where)\b(?! [A-Z]).*$/, '')
    .replace(/\s+on$/i, '')
    .replace(/[\s,:([“"'—–-]+$/, '')
    .replace(/^[“"'\s]+/, '')
    .replace(/\s+on (?:mon|tues|wednes|thurs|fri|satur|sun)day$/i, '');
  return name && /\p{Lu}/u.test(name) && name.length <= 100 ? name : null;
}
