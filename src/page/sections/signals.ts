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
  provenance: 1024,
  disclaimer: 2048,
  byline: 4096,
} as const;

/*
 * Each pattern is matched against the names in lower case between hyphens: 'postTitle entry-title' is
 * '-post-title-entry-title-'. Only alternations of words: nothing here can backtrack.
 */
const words = (list: string): RegExp => new RegExp(`-(?:${list.trim().replace(/\s+/g, '|')})(?=-)`);

const PATTERNS: [number, RegExp][] = [
  [
    SIGNAL.noise,
    words(`comments? commentlist disqus livefyre replies respond share shares sharing sharebar sharedaddy social socials
      related relatedposts relatedcontent recommended recommendations? recommendation recirc recirculation newsletters? subscribe subscriber
      subscription signup sign-up promo promos promotion promoted advert adverts advertisement advertising advertorial ad ads
      adslot sponsor sponsored sidebar rail footer nav navbar navigation menu submenu breadcrumb breadcrumbs cookie
      cookies popup pop-up modal consent onetrust gdpr widget-area widget-title textwidget subscription-widget pagination pager tags taglist tag-list tagcloud
      toolbar trending popular most-read most-viewed mostpopular outbrain taboola zergnet donate donation banner skip-link screen-reader
      screen-reader-text sr-only visually-hidden visuallyhidden hidden-print assistive login teaser teasers up-next next-story read-next
      more-from more-stories more-news more-in masthead-nav cta print-only printonly reactions rating ratings
      follow-us post-navigation carousel slideshow-nav ufi summary-item-list also-read read-also readmore-link see-also
      author-profile callout-link infobox-promo latest-news topics-list polls? poll survey`),
  ],
  [SIGNAL.byline, words('byline bylines byl by-line by-author byline-names post-byline writtenby written-by')],
  [
    SIGNAL.author,
    words(
      'author authors author-name author-names contributor contributors writer p-author fn vcard creator journalist',
    ),
  ],
  [
    SIGNAL.date,
    words(`date dates datetime dateline pubdate published publish-date published-date publication-date post-date datepublished
      date-published posted-on timestamp time dt-published meta-date entry-date pub-date`),
  ],
  [
    SIGNAL.dek,
    words(`dek deck standfirst subtitle sub-title subhead subheadline sub-headline subheading sub-heading subhed
      lead lede lead-in summary excerpt abstract strapline tagline intro introduction description teaser-text kicker-text hook
      alternativeheadline alternative-headline sub-hed headline-sub article-intro chapo`),
  ],
  [
    SIGNAL.title,
    words(
      `headline title post-title entry-title article-title p-name page-title hed heading article-headline story-title`,
    ),
  ],
  [
    SIGNAL.caption,
    words(`caption captions figcaption wp-caption-text credit credits photo-credit image-credit photocredit photo-caption
      image-caption media-caption imagecaption image-source photographer copyright`),
  ],
  [
    SIGNAL.pullQuote,
    words(
      'pullquote pull-quote pullquotes pulled-quote pull-quotes internal-blockquote quote-pull article-quote pquote',
    ),
  ],
  [
    SIGNAL.notes,
    words(
      'footnote footnotes endnote endnotes references reference-list bibliography citations works-cited doc-endnotes doc-footnote notes-list reflist doc-bibliography',
    ),
  ],
  [
    SIGNAL.bio,
    words(`bio bios biography about-author about-the-author author-bio author-info author-box author-description authorbio
      author-box author-card author-about authors contributor-bio post-author authorbox aboutauthor shirttail tagline-author`),
  ],
  [
    SIGNAL.body,
    words(`article-body articlebody entry-content post-content article-content post-body story-body storybody story-content
      e-content body-content article-text articletext articlecontent body-copy content-body post-entry article-main story-text bodytext body-text`),
  ],
  [SIGNAL.provenance, words('origin original-source republished syndicated syndication provenance')],
  [SIGNAL.disclaimer, words('disclaimer disclaimers disclosure')],
];

const cache = new Map<string, number>();
const CACHED = 4_000;
const READ = 300;

/** The signals, as a sum of `SIGNAL` bits, of an element's names joined by spaces. */
export function signalsOf(names: string): number {
  const cached = cache.get(names);
  if (cached !== undefined) return cached;
  const spelled = `-${names
    .slice(0, READ)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')}-`;
  let found = 0;
  for (const [bit, pattern] of PATTERNS) if (pattern.test(spelled)) found |= bit;
  if (cache.size >= CACHED) cache.clear();
  cache.set(names, found);
  return found;
}
