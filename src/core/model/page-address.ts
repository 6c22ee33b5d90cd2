/** When two addresses are the same page, and which of the addresses a page gives itself are believed. */
import normalizeUrl from 'normalize-url';
import { bareHost } from './host.ts';

/**
 * Query parameters that say where a reader came from and never what the page is. Gathered from the lists
 * Firefox and Brave strip (https://github.com/brave/brave-browser/wiki/Query-String-Filter) and from what
 * news sites and newsletter services add to their own links. Names that some sites use for the page itself
 * (`id`, `p`, `ref`, `r`, `source`, `cid`) are left out: one address too many costs less than two
 * articles taken for one.
 */
const TRACKING_PARAMETERS: readonly RegExp[] = [
  // Campaigns: Google Analytics, Matomo, AT Internet (BBC), comScore, Webtrekk, Webtrends
  /^utm_/i,
  /^(?:mtm|pk|piwik)_/i,
  /^at_(?:medium|campaign|custom\d+|link_\w+|bbc_team|ptr_name|format|creation|variant|network|campaign_type)$/i,
  /^ns_(?:mchannel|source|campaign|linkname|fee)$/i,
  /^(?:wt_\w+|wt\.\w+|xtor|s_cid|s_kwcid|cmpid|cmp|ncid|mbid|smid|smtyp|icid)$/i,
  // Click ids: Google, Meta, Microsoft, Yandex, X, TikTok, LinkedIn, Pinterest, Reddit, Adobe
  /^(?:gclid|gclsrc|dclid|gbraid|wbraid|gad_source|gad_campaignid|_ga|_gl|srsltid)$/i,
  /^(?:fbclid|fb_action_ids|fb_action_types|fb_ref|fb_source|igsh|igshid)$/i,
  /^(?:msclkid|yclid|ysclid|_openstat|twclid|ttclid|li_fat_id|epik|rdt_cid|ef_id|wickedid)$/i,
  /^(?:ref_src|ref_url|__twitter_impression)$/i,
  // Newsletters: Mailchimp, HubSpot, Marketo, Vero, Omeda, MailerLite, Drip
  /^(?:mc_cid|mc_eid|mkt_tok|vero_id|vero_conv|oly_enc_id|oly_anon_id|ml_subscriber|ml_subscriber_hash|__s)$/i,
  /^(?:_hs\w+|__hs\w+|hsctatracking)$/i,
];

/** `#!/…` and `#/…` are the page's own paths in single-page sites; every other fragment is a place on the page. */
const HASH_ROUTE = /^#!?\/[^/]|^#![^/]/;

/**
 * The key an article is found by: addresses that differ only in protocol, `www.`, default port, trailing
 * or doubled slashes, tracking parameters, order of parameters or fragment share one.
 *
 * A file's address keeps its path. Never throws: what is no http, https or file address is its own key.
 */
export function addressKey(url: string): string {
  const address = parse(url);
  if (!address) return url.trim();
  const isRoute = HASH_ROUTE.test(address.hash);
  if (address.protocol === 'file:') {
    if (!isRoute) address.hash = '';
    return address.href;
  }
  // Sorted here and not by normalize-url, which decodes the query while sorting: 'a=1%26b' would become
  // two parameters, and '%zz' without an equals sign throws.
  address.searchParams.sort();
  return normalizeUrl(address.href, {
    stripProtocol: true,
    stripHash: !isRoute,
    sortQueryParameters: false,
    removeQueryParameters: TRACKING_PARAMETERS,
  });
}

/** The keys of an article met at these addresses, each once. */
export function addressKeys(urls: readonly string[]): string[] {
  return [...new Set(urls.map(addressKey))];
}

export interface PageAddresses {
  /** Where the page is. */
  url: string;
  /** `<link rel=canonical>` and `<meta property=og:url>` as the page gives them: hostile until believed. */
  canonicalUrl?: string | null;
  ogUrl?: string | null;
}

/** The registrable domain of a host; null where it has none (`domain-of.ts`). */
export type DomainOf = (hostname: string) => string | null;

/**
 * The addresses of a page that are believed, its own first, one for each key. What a page says of itself
 * is believed only on its own site, and only where it can be the same page: sites are found whose every
 * page calls the home page canonical, and believing it would make all their articles one.
 */
export function articleAddresses(page: PageAddresses, domainOf: DomainOf): string[] {
  const own = parse(page.url);
  const addresses = new Map([[addressKey(page.url), page.url]]);
  for (const claimed of claimsOf(page)) {
    if (!own || !isBelieved(own, claimed, domainOf)) continue;
    const key = addressKey(claimed.href);
    if (!addresses.has(key)) addresses.set(key, claimed.href);
  }
  return [...addresses.values()];
}

/** Whether `articleAddresses` has to ask for the domain of any host: where a page claims to be on another than it is on. */
export function namesAnotherHost(page: PageAddresses): boolean {
  const own = parse(page.url);
  return own !== null && claimsOf(page).some(({ hostname }) => hostname !== own.hostname);
}

function claimsOf({ url, canonicalUrl, ogUrl }: PageAddresses): URL[] {
  const page = parse(url);
  return [canonicalUrl, ogUrl].flatMap((claim) => (claim && page ? (parse(claim, page.href) ?? []) : []));
}

function parse(url: string, base?: string): URL | null {
  const trimmed = url.trim();
  if (!URL.canParse(trimmed, base)) return null;
  const address = new URL(trimmed, base);
  return ['http:', 'https:', 'file:'].includes(address.protocol) ? address : null;
}

function isBelieved(page: URL, claimed: URL, domainOf: DomainOf): boolean {
  if (page.protocol === 'file:' || claimed.protocol === 'file:') return false;
  const isOfSite = page.hostname === claimed.hostname || siteOf(page, domainOf) === siteOf(claimed, domainOf);
  return isOfSite && !isOtherKindOfPage(page, claimed) && !isOtherItem(page, claimed);
}

/**
 * Hosts that give each writer a subdomain but are not in the private part of the Public Suffix List
 * (https://publicsuffix.org), so that it takes all their writers for one site.
 */
const HOSTS_OF_MANY_WRITERS = new Set([
  'beehiiv.com',
  'ghost.io',
  'hatenablog.com',
  'hypotheses.org',
  'livejournal.com',
  'medium.com',
  'squarespace.com',
  'substack.com',
  'tumblr.com',
  'typepad.com',
  'weebly.com',
  'wordpress.com',
]);

function siteOf({ hostname }: URL, domainOf: DomainOf): string {
  const domain = domainOf(hostname);
  return domain === null || HOSTS_OF_MANY_WRITERS.has(domain) ? bareHost(hostname) : domain;
}

/** First words of paths that lists of articles, and pages met instead of an article, have. */
const LISTING =
  /^(?:404|account|archives?|authors?|categor(?:y|ies)|consent|error|feed|home|log-?in|not-?found|paywall|search|sections?|sign-?(?:in|up)|subscribe|tags?|topics?)$/i;

/** `/`, `/index.html`, `/en/`, `/us` */
const HOME = /^\/(?:(?:home|index|default)(?:\.\w+)?|[a-z]{2}(?:[-_][a-z]{2})?)?\/?$/i;

/** Ends of a path that name a form of the same article: AMP, print, single page, page 2. */
const FORM_OF_ARTICLE = /^(?:amp|amp\.html|print|printable|print-view|full|all|single-?page|index\.\w+|page|\d{1,2})$/i;

/** Whether the claim is the home page, a section front or another list, while the page is none. */
function isOtherKindOfPage(page: URL, claimed: URL): boolean {
  const from = segmentsOf(page);
  const to = segmentsOf(claimed);
  if (HOME.test(claimed.pathname)) return !hasIdentity(claimed) && (!HOME.test(page.pathname) || hasIdentity(page));
  if (LISTING.test(to[0] ?? '') && !LISTING.test(from[0] ?? '')) return true;
  // A single plain word ('/opinion') above a page that stands deeper is a section front, not a headline.
  if (to.length === 1 && from.length > 1 && /^[a-z]+$/i.test(to[0] ?? '')) return !onlyForm(from.slice(1));
  const isAncestor = to.length < from.length && to.every((segment, index) => segment === from[index]);
  return isAncestor && !onlyForm(from.slice(to.length));
}

function onlyForm(segments: readonly string[]): boolean {
  return segments.every((segment) => FORM_OF_ARTICLE.test(segment));
}

function segmentsOf({ pathname }: URL): string[] {
  return pathname.split('/').filter((segment) => segment !== '');
}

/** Parameters that name which article a script shows, as in `/view.php?id=12` and WordPress' `/?p=12`. */
const IDENTITY = /^(?:p|id|page_id|aid|nid|pid|sid|article_?id|story_?id|post_?id|article|story|post)$/i;

function hasIdentity(address: URL): boolean {
  return identityOf(address) !== '' || HASH_ROUTE.test(address.hash);
}

function identityOf({ searchParams }: URL): string {
  return [...searchParams.keys()]
    .filter((name) => IDENTITY.test(name))
    .map((name) => `${name}=${searchParams.get(name)}`)
    .sort()
    .join('&');
}

/** Whether both are one script or one single-page site that shows another article each time. */
function isOtherItem(page: URL, claimed: URL): boolean {
  if (page.pathname !== claimed.pathname) return false;
  const isRoute = HASH_ROUTE.test(page.hash);
  return identityOf(page) !== identityOf(claimed) || (isRoute && page.hash !== claimed.hash);
}
