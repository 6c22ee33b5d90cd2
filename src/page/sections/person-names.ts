/** What a person's name is, without title, post and degree, and when two are one person's. */
import { JOB_ABROAD, LINK_ABROAD, POST_BEHIND, TITLE_ABROAD } from './byline-words.ts';
import { recalling } from './recall.ts';

/** Characters of what is read as a name. */
const MAX = 300;

/** What follows a name as a degree, and is none itself. */
export const DEGREE =
  /^(?:ph\.?\s?d|m\.?d|j\.?d|d\.?phil|(?:dr)?m?\.?p\.?h|m\.?p\.?[ap]|m\.?b\.?a|r\.?n|esq|ll\.?[bm]|[bm]\.?[as]c?|m\.?ed|ed\.?d|psy\.?d|m\.?s\.?w|mfa|frcp|facp)\.?$/i;
/** Any number of them behind a name: ', MD, MPH'. */
const DEGREES = new RegExp(`(?:,? ${DEGREE.source.slice(1, -1)})+$`, 'i');

/** Names that stand for nobody, not even for a desk: accounts, and words about a byline. */
const NOBODY =
  /^(?:admin|administrator|guest|guest (?:author|user|writer|contributor|blogger|post)|contributors?|affiliations?|unknown|anonymous|no author|authors?|by|share|follow|published|updated|comments?|view profile|bio|email|twitter|facebook|more|about|see all|read more|print|save|listen|subscribe|agencies|press release|wire reports?|root|webmaster|user|super ?user|null|none|undefined|수정|등록|입력|기사 ?입력|승인|발행|업데이트|최종 ?수정|기자|공유|구독|인쇄|更新|更新日|公開|公開日|掲載|掲載日|配信|投稿日|著者|発行|发布|發布|发布时间|發布時間|更新时间|更新時間|来源|來源|编辑|編輯|分享|收藏|评论|評論|点赞|點讚|打印|列印|复制|複製|字号|字號|字体|繁体|简体|广告|廣告|댓글|광고|스크랩|본문|글씨|글자|보내기|저장|추천|印刷|保存|共有|広告|有料記事|会員限定|無料|拡大|縮小|مشاركة|طباعة|حفظ|שיתוף|הדפסה|אשתראי|תגובות)$/i;
/** What a button of a Japanese page says, in letters that a name is written with: 'メールでシェアする'; and what parts names. */
const ASKS = /を|(?:する|した|して|ます|です|ください|から|まで)$|で(?=[\p{Script=Katakana}\p{Script=Han}])|[,;、，]/u;
/** Words of which one makes a desk, a post or something else of what would be a person's name. */
export const ROLE =
  /\b(?:correspondent|editors?|editorial|reporter|writers?|columnists?|staff|contributor|contributing|professor|lecturer|candidate|director|fellow|analyst|producer|journalist|special to|chief|desk|bureau|service|universit\w+|institut\w*|college|senior|associate|newsroom|news|redacci[oó]n|redaktion\w*|r[eé]daction|redazione|redactie|redação|redaksi|redakcja|redakce|toimitus|editorial team|compartir|compartilhar|partilhar|partager|condividi|teilen|facebook|whatsapp|updated|published|posted|min read|minutes?|comments?|subscribe|follow|ago|photograph\w*|illustrat\w*|admin(?:istrator)?)\b/i;
/** What of those a line may hold that names a desk. */
const NO_DESK =
  /\b(?:lesezeit|read|updated|published|posted|min read|minutes?|comments?|subscribe|follow|ago|photograph\w*|illustrat\w*|view|article|profile|see all|author)\b/i;
const PARTICLE =
  /^(?:de|da|do|dos|das|del|della|di|du|des|la|le|van|von|vom|der|den|ter|ten|bin|binti|bint|ibn|abu|al|el|y|e|i|af|av|zu|dos|st|ap|ben|'t)$/i;

/** A particle that is joined to the word after it: 'al-Khatib', 'd’Arcy'. */
const JOINED = /^(?:[ld]['’]|(?:a[dlnrstz]|ash|e[dl]|u[dlr])-)\p{Lu}/u;

/** What stands behind a name in Korean, Chinese and Japanese: the post. */
const POST = new RegExp(String.raw`(?:${POST_BEHIND})$|\s(?:发自|發自)\S{1,8}$|\s[为為]\S{2,16}(?:撰稿|供稿)$`, 'u');

/** What stands before a name in Chinese: '本报记者 王小明'. */
export const POST_BEFORE =
  /^[\p{Script=Han}《》]{0,24}?(?:记者|記者|作者|评论员|評論員|撰稿人?|编译|編譯|主编|主編|编辑|編輯|教授|研究员|研究員|作家|編集委員|論説委員|解説委員|特派員|編集長|評論家)\s+(?=\p{Script=Han})/u;
/** The same where no space parts them: '記者王小明'. */
const POST_GLUED = /^(?:記者|记者|編譯|编译)(?=\p{Script=Han}{2,4}$)/u;
/** What a text ends with that names a post, alone or with more than the name before it. */
const ENDS_IN_POST = /(?:기자|특파원|논설위원|記者|记者|論説委員|评论员|評論員|编辑部?|編輯部?)$/u;
/** Which of several parts or sizes it is: '第三级'. */
const ORDINAL = /^第[\d一二三四五六七八九十百]+/;
const HONORIFIC = /^(?:(?:by|dr|prof|professor|mr|mrs|ms|sir|fr)\b[.:]?|(?:rev|hon|amb|gen|col|maj|capt|lt)\.)\s+/i;

/** A name without the initials before it that stand for a face: 'JD Jane Doe', 'J Jane Doe'. No pattern: nearly no name has them. */
function withoutInitials(name: string): string {
  const [initial] = name;
  if (name[1] === ' ' && name[2] === initial && initial !== initial?.toLowerCase() && name.includes(' ', 3))
    return name.slice(2);
  if (name[2] !== ' ') return name;
  const [first = '', ...others] = name.slice(3).split(' ');
  const initials = first.charAt(0) + (others.at(-1)?.charAt(0) ?? '');
  const isCapital = initials.length === 2 && /^\p{Lu}{2}$/u.test(initials);
  return isCapital && others.length < 5 && name.startsWith(initials) ? name.slice(3) : name;
}

/** A name without title, degree and punctuation; capitals all through become a name's capitals. */
export function tidyName(text: string): string {
  let name = text.slice(0, MAX).replace(/\s+/g, ' ').trim();
  // 'Prof. Dr. A. Bee'
  for (let i = 0; i < 3; i += 1) {
    const rest = name.replace(HONORIFIC, '').replace(TITLE_ABROAD, '');
    if (rest === name) break;
    name = rest;
  }
  name = name
    .replace(/[\s.,:;|*]+$/, (end) => (/\b(?:\p{Lu}|[JS][rR])\.$/u.test(name) ? end : ''))
    .replace(/^[\s.,:;|*]+/, '')
    .replace(POST, '')
    .replace(POST_BEFORE, '')
    .replace(POST_GLUED, '')
    // The number of a note, or how many follow.
    .replace(/(?<=\p{L})[\d*†]{1,3}$/u, '');
  name = withoutInitials(name);
  // Nearly every name has a small letter.
  const letters = name === name.toUpperCase() ? name.replace(/[^\p{L}]/gu, '') : '';
  if (letters.length > 4 && letters !== letters.toLowerCase() && / /.test(name)) {
    name = name
      .toLowerCase()
      .replace(/(^|[\s'’.-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());
  }
  return name;
}

/** Whether nothing in it is other than what names are written with. */
const isWritten = (name: string): boolean => !/\d|[…?!@"“”<>{}［］【】「」《》]|https?:/.test(name);

/** Whether it can be what a desk, an organisation or an account is called. */
export const isDeskName = (text: string): boolean => !NOBODY.test(text) && !NO_DESK.test(text) && isWritten(text);

/** Whether it can be a person's name (or an organisation's written as one). */
export function isName(name: string): boolean {
  if (name.length < 2 || name.length > 60 || NOBODY.test(name) || hasPost(name) || !isWritten(name)) return false;
  // What stands before a colon is a label: 'Category: Foreign Policy'; a comma parts a name from the next, or from a post.
  if (
    DEGREE.test(name) ||
    ENDS_IN_POST.test(name) ||
    ORDINAL.test(name) ||
    LINK_ABROAD.test(name.toLowerCase()) ||
    /[:：,;]/.test(name)
  )
    return false;
  const words = name.split(' ');
  if (words.length > 6) return false;
  // Scripts without capitals have no other sign of a name than being short.
  if (!/\p{Lu}/u.test(name)) return /\p{Lo}/u.test(name) && name.length <= 20 && !ASKS.test(name);
  return words.every((word) => /^[\p{Lu}\p{Lo}'’"(]/u.test(word) || PARTICLE.test(word) || JOINED.test(word));
}

/** Whether it can be a name of more than one word. */
export const isFullName = (text: string): boolean => /\S\s+\S/.test(text) && isName(text);

/** The full name that a line of its own is, without title, degrees and the comma to the next; null for other lines. */
export function fullNameIn(line: string): string | null {
  const name = tidyName(line.slice(0, MAX).replace(DEGREES, ''));
  return isFullName(name) ? name : null;
}

/** Whether a byline tells what somebody is at the paper. */
export const hasPost = (text: string): boolean => ROLE.test(text) || JOB_ABROAD.test(text.toLowerCase());

/** Whether a line tells what somebody is, and is no button or date: 'Published'. */
export const isPostLine = (text: string): boolean => hasPost(text) && !NO_DESK.test(text);

/** The last word of a name, by which a bio may call its author. */
export function surname(name: string): string {
  const words = name.split(' ');
  return words[words.length - 1] ?? name;
}

/** Two names of one person: 'Jongsoo Lee' and 'James Jongsoo Lee'. */
export function sameName(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  return shorter.every((word) => longer.includes(word));
}

/** A few names are compared with every line of the head. */
const wordsOf = recalling((name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L} ]/gu, '')
    .toLowerCase()
    .split(' '),
);
