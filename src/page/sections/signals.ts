/** What an element's own names (class, id, itemprop, rel, role) say about what it holds. */

export const SIGNAL = {
  noise: 1,
  author: 2,
  date: 4,
  dek: 8,
  title: 16,
  caption: 32,
  pullQuote: 64,
  notes: 128,
  bio: 256,
  body: 512,
  byline: 1024,
  /** For screen readers only. */
  unseen: 2048,
  /** Of cookies and consent: long texts, never an article's. */
  consent: 4096,
  /** Whose opinions they are, who pays. */
  disclaimer: 8192,
} as const;

/*
 * Names are taken apart into words ('postTitle entry-title' is post, title, entry, title) and looked up word by word,
 * and in twos and threes: 'screen-reader-text'. A table of words cannot backtrack, and is faster than patterns.
 */
const WORDS: [number, string][] = [
  [
    SIGNAL.noise,
    `comment comments commentlist disqus livefyre replies respond share shares sharing sharebar sharedaddy social socials
      related relatedposts relatedcontent recommended recommendation recommendations recirc recirculation newsletter newsletters subscribe subscriber
      subscription signup sign-up promo promos promotion promoted advert adverts advertisement advertising advertorial ad ads
      adslot sponsor sponsored sidebar rail footer nav navbar navigation menu submenu breadcrumb breadcrumbs popup pop-up
      modal widget-area widget-title textwidget subscription-widget pagination pager tags taglist tag-list tagcloud
      toolbar trending popular most-read most-viewed mostpopular outbrain taboola zergnet donate donation banner skip-link hidden-print login teaser teasers up-next next-story read-next
      more-from more-stories more-news more-in masthead-nav cta print-only printonly reactions rating ratings
      follow-us post-navigation carousel slideshow-nav ufi summary-item-list also-read read-also readmore-link see-also
      author-profile pop-over popover tweet twitter-tweet twitter-video instagram-media tiktok-embed bluesky-embed
      fb-post embedded-post callout-link infobox-promo latest-news topics-list polls poll survey newslettersignup
      werbung anzeige publicite publicidad publicidade reklama reklame reklam advertentie partage partager compartir compartilhar
      condividi commentaires comentarios kommentare commenti boletin relacionadas relacionados noticias-relacionadas
      lire-aussi leggi-anche lees-ook leia-mais leia-tambem lea-tambien baca-juga mehr-zum-thema schlagworte etiquetas sns mira-tambien iklan annons mainos publicitate`,
  ],
  [
    SIGNAL.noise | SIGNAL.unseen,
    'screen-reader screen-reader-text screenreader screenreader-text sr-only visually-hidden visuallyhidden assistive',
  ],
  [
    SIGNAL.noise | SIGNAL.consent,
    'cookie cookies consent onetrust gdpr ccpa cookiebot didomi usercentrics privacy-modal privacy-bar privacy-banner privacy-notice',
  ],
  [
    SIGNAL.byline,
    'byline bylines byl by-line by-author byline-names storybyline post-byline writtenby written-by firma signature signataire signataires assinatura firmante',
  ],
  [
    SIGNAL.author,
    `author authors author-name author-names contributor contributors writer p-author fn vcard creator journalist
      autor autora autores autoren auteur auteurs autore autori forfatter forfattare penulis yazar szerzo columnist columnista colunista
      kolumnist reporter reporters journalist journalists journaliste periodista giornalista redacteur redakteur kirjoittaja skribent
      autorka autorzy verfasser`,
  ],
  [
    SIGNAL.date,
    `date dates datetime dateline pubdate published publish-date published-date publication-date post-date datepublished
      date-published posted-on timestamp time dt-published meta-date entry-date pub-date fecha datum tanggal tarih`,
  ],
  [
    SIGNAL.dek,
    `dek deck standfirst subtitle sub-title subhead subheadline sub-headline subheading sub-heading subhed
      lead lede lead-in summary excerpt abstract strapline tagline intro introduction description teaser-text kicker-text hook
      alternativeheadline alternative-headline sub-hed headline-sub article-intro chapo
      chapeau sous-titre soustitre entradilla bajada copete subtitulo linha-fina linhafina sottotitolo catenaccio vorspann
      untertitel ondertitel ingress manchet undertittel underrubrik perex preface sapo sumario sommario accroche zajawka anotace anons`,
  ],
  [
    SIGNAL.title,
    `headline title post-title entry-title article-title p-name page-title hed heading article-headline story-title`,
  ],
  [
    SIGNAL.caption,
    `caption captions figcaption wp-caption-text credit credits photo-credit image-credit photocredit photo-caption
      image-caption media-caption imagecaption image-source photographer copyright`,
  ],
  [
    SIGNAL.pullQuote,
    'pullquote pull-quote pullquotes pulled-quote pull-quotes internal-blockquote quote-pull article-quote pquote',
  ],
  [
    SIGNAL.notes,
    'footnote footnotes endnote endnotes references reference-list bibliography citations works-cited doc-endnotes doc-footnote notes-list reflist doc-bibliography',
  ],
  [
    SIGNAL.bio,
    `bio bios biography about-author about-the-author author-bio author-info author-box author-description authorbio
      author-box author-card author-about authors contributor-bio post-author authorbox aboutauthor shirttail tagline-author saboxplugin
      bio-autor autor-bio autor-info autorenbox auteur-bas auteur-bio`,
  ],
  [SIGNAL.disclaimer, 'disclaimer disclaimers disclosure disclosures'],
  [
    SIGNAL.body,
    `article-body articlebody entry-content post-content article-content post-body story-body storybody story-content
      e-content body-content article-text articletext articlecontent body-copy content-body post-entry article-main story-text bodytext body-text`,
  ],
];

const TABLE = new Map<string, number>();
for (const [bit, words] of WORDS) {
  for (const word of words.trim().split(/\s+/)) TABLE.set(word, (TABLE.get(word) ?? 0) | bit);
}

const SIEVE_SIZE = 8_192;
const nextHash = (hash: number, code: number): number => (hash * 31 + code) & (SIEVE_SIZE - 1);

/** By the hash of a word whether the table may hold it, alone or in a two or three: nearly all words of a page stop here. */
const SIEVE = new Uint8Array(SIEVE_SIZE);
for (const words of TABLE.keys()) {
  for (const word of words.split('-')) {
    let hash = 0;
    for (let at = 0; at < word.length; at += 1) hash = nextHash(hash, word.charCodeAt(at));
    SIEVE[hash] = 1;
  }
}

const CACHED = 4_000;
const READ = 400;
const MAX_NAME = 80;
const whole = new Map<string, number>();

/** The signals, as a sum of `SIGNAL` bits, of an element's names parted by spaces. */
export function signalsOf(names: string): number {
  if (!names) return 0;
  // Cut before it is looked up: what is kept must not grow with what a page writes.
  const read = names.length > READ ? names.slice(0, READ) : names;
  const known = whole.get(read);
  if (known !== undefined) return known;
  let found = 0;
  for (let from = 0; from < read.length; ) {
    const space = read.indexOf(' ', from);
    const to = space < 0 ? read.length : space;
    if (to > from) found |= signalsOfName(read, from, to);
    from = to + 1;
  }
  if (whole.size >= CACHED) whole.clear();
  whole.set(read, found);
  return found;
}

/** Blogging software names an article after what it is about: 'tag-newsletters' tells of its subject, not of its place. */
const isSubject = (names: string, from: number): boolean =>
  names.startsWith('tag-', from) || names.startsWith('category-', from);

/**
 * Goes through the name from `from` to `to` once, character by character: a page has a thousand names, and patterns on each of them were the
 * dearest part of finding an article.
 */
function signalsOfName(names: string, from: number, to: number): number {
  if (isSubject(names, from)) return TABLE.get(names.slice(from, to)) ?? 0;
  let found = 0;
  let before = '';
  let beforeThat = '';
  let start = -1;
  let hash = 0;
  let last = 0;
  const beyond = Math.min(to, from + MAX_NAME);
  for (let at = from; at <= beyond; at += 1) {
    const code = at < beyond ? names.charCodeAt(at) : 0;
    const upper = code >= 65 && code <= 90;
    const inWord = upper || (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    // A capital after a small letter begins a word: 'postTitle'.
    if (start >= 0 && (!inWord || (upper && last >= 97))) {
      if (SIEVE[hash]) endWord(at);
      else before = beforeThat = '';
      start = -1;
    }
    if (inWord) {
      if (start < 0) {
        start = at;
        hash = 0;
      }
      hash = nextHash(hash, upper ? code + 32 : code);
    }
    last = code;
  }
  return found;

  function endWord(end: number): void {
    const word = names.slice(start, end).toLowerCase();
    found |= TABLE.get(word) ?? 0;
    if (before) {
      const two = `${before}-${word}`;
      found |= TABLE.get(two) ?? 0;
      if (beforeThat) found |= TABLE.get(`${beforeThat}-${two}`) ?? 0;
    }
    beforeThat = before;
    before = word;
  }
}
