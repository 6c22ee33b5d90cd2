import { describe, expect, it } from 'vitest';
import { domainOf } from '../../../src/core/model/domain-of.ts';
import {
  addressKey,
  addressKeys,
  articleAddresses as believedBy,
  namesAnotherHost,
  type PageAddresses,
} from '../../../src/core/model/page-address.ts';

const articleAddresses = (page: PageAddresses) => believedBy(page, domainOf);

const DIPLOMAT = 'https://thediplomat.com/2024/07/russia-north-korea/';

describe('one article, one key', () => {
  it.each([
    ['http', 'http://thediplomat.com/2024/07/russia-north-korea/'],
    ['www', 'https://www.thediplomat.com/2024/07/russia-north-korea/'],
    ['no trailing slash', 'https://thediplomat.com/2024/07/russia-north-korea'],
    ['two trailing slashes', 'https://thediplomat.com/2024/07/russia-north-korea//'],
    ['default port', 'https://thediplomat.com:443/2024/07/russia-north-korea/'],
    ['default port of http', 'http://thediplomat.com:80/2024/07/russia-north-korea/'],
    ['capitals in the host', 'HTTPS://TheDiplomat.com/2024/07/russia-north-korea/'],
    ['a trailing dot in the host', 'https://thediplomat.com./2024/07/russia-north-korea/'],
    ['credentials', 'https://me:secret@thediplomat.com/2024/07/russia-north-korea/'],
    ['fragment', `${DIPLOMAT}#comments`],
    ['text fragment', `${DIPLOMAT}#:~:text=Moscow%20needs`],
    ['empty query', `${DIPLOMAT}?`],
    ['empty route', `${DIPLOMAT}#/`],
    ['spaces around', `  ${DIPLOMAT} `],
    ['Google campaign', `${DIPLOMAT}?utm_source=x&utm_medium=social&UTM_Campaign=y&utm_id=1`],
    ['click ids', `${DIPLOMAT}?fbclid=1&gclid=2&dclid=3&msclkid=4&twclid=5&yclid=6&gbraid=7`],
    ['newsletters', `${DIPLOMAT}?mc_cid=1&mc_eid=2&mkt_tok=3&_hsenc=4&_hsmi=5&__hstc=6&hsCtaTracking=7`],
    ['Instagram, X', `${DIPLOMAT}?igshid=1&igsh=2&ref_src=twsrc%5Etfw&__twitter_impression=true`],
    ['BBC', `${DIPLOMAT}?at_medium=RSS&at_campaign=KARANGA&at_bbc_team=editorial&at_link_id=9`],
    ['Matomo, comScore', `${DIPLOMAT}?mtm_campaign=a&pk_kwd=b&ns_mchannel=c`],
  ])('%s makes no new article', (_what, url) => {
    expect(addressKey(url)).toBe(addressKey(DIPLOMAT));
  });

  it('does not mind the order or the encoding of parameters', () => {
    expect(addressKey('https://a.org/view?b=2&a=x%20y')).toBe(addressKey('http://www.a.org/view/?a=x+y&b=2'));
    expect(addressKey('https://a.org/caf%C3%A9')).toBe(addressKey('https://a.org/café'));
  });
});

describe('two articles, two keys', () => {
  it.each([
    ['another path', 'https://a.org/one', 'https://a.org/two'],
    ['letter case of a path', 'https://a.org/One', 'https://a.org/one'],
    ['another host', 'https://a.org/one', 'https://b.org/one'],
    ['a subdomain', 'https://a.org/one', 'https://magazine.a.org/one'],
    ['another port', 'http://localhost:8080/one', 'http://localhost:9090/one'],
    ['a parameter that names the article', 'https://a.org/view?id=1', 'https://a.org/view?id=2'],
    ['short names that are not only tracking', 'https://a.org/?p=1', 'https://a.org/?p=2'],
    ['a parameter and its value joined', 'https://a.org/v?a=1%26b%3D2', 'https://a.org/v?a=1&b=2'],
    ['a hash route', 'https://a.org/#/essays/1', 'https://a.org/#/essays/2'],
    ['a hashbang route', 'https://a.org/#!essays/1', 'https://a.org/#!essays/2'],
    ['a route from none', 'https://a.org/#!/essays/1', 'https://a.org/'],
    ['a file and a page', 'file:///home/r/a.html', 'https://home/r/a.html'],
    ['two files', 'file:///home/r/a.html', 'file:///home/r/b.html'],
    ['a parameter that only begins like tracking', 'https://a.org/?at_home=1', 'https://a.org/?at_home=2'],
  ])('%s', (_what, one, other) => {
    expect(addressKey(one)).not.toBe(addressKey(other));
  });
});

it('keeps the whole path of a file and drops its fragment', () => {
  expect(addressKey('file:///home/reader/My%20essays//a.html#p2')).toBe('file:///home/reader/My%20essays//a.html');
});

it('is stable: the key of an address made of a key is the key', () => {
  for (const url of [DIPLOMAT, 'https://a.org/view?b=2&a=%zz&c', 'https://a.org/#/x?y=1']) {
    expect(addressKey(`https://${addressKey(url)}`)).toBe(addressKey(url));
  }
});

it.each([
  '',
  'not an address',
  'about:blank',
  'chrome://settings',
  'javascript:alert(1)',
  'https://',
  'data:text/html,x',
])('gives %j back as its own key', (url) => {
  expect(addressKey(url)).toBe(url);
});

it.each([
  'https://a.org/?%zz',
  'https://a.org/%zz/%',
  'https://a.org/?a=%E0%A4%A',
  'https://a.org/\\x?&&=&',
  'http://[::1]/',
])('does not throw on %s', (url) => {
  expect(addressKey(url)).not.toBe('');
});

it('names each key once', () => {
  expect(addressKeys([DIPLOMAT, `${DIPLOMAT}#a`, 'https://a.org'])).toEqual([
    'thediplomat.com/2024/07/russia-north-korea',
    'a.org',
  ]);
});

describe('what a page says of its address', () => {
  const believed = (url: string, canonicalUrl: string) => articleAddresses({ url, canonicalUrl }).slice(1);

  it.each([
    ['AMP', 'https://a.org/news/slug-one/amp/', 'https://a.org/news/slug-one/'],
    ['AMP on its own subdomain', 'https://amp.a.org/slug-one', 'https://www.a.org/slug-one'],
    ['print view', 'https://a.org/slug-one/print', 'https://a.org/slug-one'],
    ['page 2', 'https://a.org/2024/slug-one/page/2', 'https://a.org/2024/slug-one'],
    ['short link', 'https://a.org/?p=123', 'https://a.org/2024/07/slug-one/'],
    ['WordPress id as canonical', 'https://a.org/2024/07/slug-one/', 'https://a.org/?p=123'],
    ['another subdomain', 'https://magazine.thediplomat.com/x-y', 'https://thediplomat.com/2024/x-y'],
    ['a parameter of no meaning', 'https://a.org/slug-one?print=1', 'https://a.org/slug-one'],
    ['under a longer path', 'https://a.org/slug-one', 'https://a.org/opinion/slug-one'],
    ['a host without a public suffix', 'http://localhost:8080/a-b?x=1', 'http://localhost:8080/a-b'],
    ['a relative canonical', 'https://a.org/p/slug-one?x=1', '/2024/slug-one'],
  ])('is believed: %s', (_what, url, canonical) => {
    expect(believed(url, canonical)).toEqual([new URL(canonical, url).href]);
  });

  it.each([
    ['another site', DIPLOMAT, 'https://pacificcouncil.org/commentary/russia-north-korea'],
    ['a lookalike', DIPLOMAT, 'https://thediplomat.com.evil.example/2024/07/russia-north-korea/'],
    ['credentials that look like a host', DIPLOMAT, 'https://thediplomat.com@evil.example/2024/07/x/'],
    ['another writer on github.io', 'https://a.github.io/x-y', 'https://b.github.io/x-y'],
    ['another writer on Substack', 'https://x.substack.com/p/one-two', 'https://y.substack.com/p/one-two'],
    ['another writer on WordPress.com', 'https://x.wordpress.com/2024/one-two', 'https://y.wordpress.com/2024/one-two'],
    ['another address of the local network', 'http://10.0.0.1/a-b', 'http://10.0.0.2/a-b'],
    ['the home page', DIPLOMAT, 'https://thediplomat.com/'],
    ['the home page without its slash', DIPLOMAT, 'https://thediplomat.com'],
    ['the home page, tracked', DIPLOMAT, 'https://thediplomat.com/?utm_source=x'],
    ['the home page of a language', 'https://a.org/en/one-two', 'https://a.org/en/'],
    ['index.html', 'https://a.org/one-two', 'https://a.org/index.html'],
    ['the home page, of a page at the root with an id', 'https://a.org/?p=12', 'https://a.org/'],
    ['the home page, of a route', 'https://a.org/#/essays/1', 'https://a.org/'],
    ['the section front above it', 'https://a.org/opinion/one-two', 'https://a.org/opinion/'],
    ['a deeper front above it', 'https://a.org/asia/korea/one-two', 'https://a.org/asia/korea'],
    ['a section front elsewhere', 'https://a.org/2024/07/one-two', 'https://a.org/commentary'],
    ['a list by tag', 'https://a.org/2024/07/one-two', 'https://a.org/tag/north-korea/'],
    ['an author page', 'https://a.org/2024/07/one-two', 'https://a.org/author/j-lee/'],
    ['a log-in page', 'https://a.org/2024/07/one-two', 'https://a.org/login?next=/2024/07/one-two'],
    ['a script without its id', 'https://a.org/view.php?id=12', 'https://a.org/view.php'],
    ['a script with another id', 'https://a.org/view.php?id=12', 'https://a.org/view.php?id=13'],
    ['another route', 'https://a.org/app#/essays/1', 'https://a.org/app#/essays/2'],
    ['javascript:', DIPLOMAT, 'javascript:alert(1)'],
    ['data:', DIPLOMAT, 'data:text/html,x'],
    ['nonsense', DIPLOMAT, 'http://['],
    ['nothing', DIPLOMAT, ''],
    ['a site, of a saved file', 'file:///home/r/one-two.html', 'https://a.org/one-two'],
    ['a file, of a site', 'https://a.org/one-two', 'file:///etc/passwd'],
  ])('is not believed: %s', (_what, url, canonical) => {
    expect(believed(url, canonical)).toEqual([]);
  });

  it('gives each article of a site its own key when all of them call the home page canonical', () => {
    const addresses = ['https://a.org/one-two', 'https://a.org/three-four'].flatMap((url) =>
      addressKeys(articleAddresses({ url, canonicalUrl: 'https://a.org/', ogUrl: 'https://a.org' })),
    );
    expect(addresses).toEqual(['a.org/one-two', 'a.org/three-four']);
  });

  it('holds og:url to the same rules and names each key once, the own address first', () => {
    expect(
      articleAddresses({
        url: 'https://a.org/p/one-two?utm_source=x',
        canonicalUrl: 'http://www.a.org/p/one-two/',
        ogUrl: 'https://a.org/2024/one-two',
      }),
    ).toEqual(['https://a.org/p/one-two?utm_source=x', 'https://a.org/2024/one-two']);
    expect(articleAddresses({ url: DIPLOMAT, ogUrl: 'https://evil.example/x' })).toEqual([DIPLOMAT]);
    expect(articleAddresses({ url: DIPLOMAT, canonicalUrl: null, ogUrl: null })).toEqual([DIPLOMAT]);
  });
});

describe('the list of domains', () => {
  const unasked = () => {
    throw new Error('the list was asked for');
  };

  it.each([
    ['no claim', null],
    ['a claim on its own host', 'https://thediplomat.com/2024/07/russia-north-korea/amp/'],
    ['a relative claim', '/2024/07/russia-north-korea'],
    ['a claim that is no address', 'http://['],
    ['a claim of another scheme', 'mailto:editor@example.org'],
  ])('is not asked for %s', (_what, canonicalUrl) => {
    const page = { url: DIPLOMAT, canonicalUrl };
    expect(namesAnotherHost(page)).toBe(false);
    expect(believedBy(page, unasked)).toEqual(articleAddresses(page));
  });

  it.each(['https://www.thediplomat.com/2024/07/russia-north-korea/', 'https://elsewhere.example/x'])(
    'is asked for a claim on another host, %s',
    (ogUrl) => expect(namesAnotherHost({ url: DIPLOMAT, ogUrl })).toBe(true),
  );
});
