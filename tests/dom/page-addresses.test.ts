/** The addresses a page gives itself, also where it becomes another page in place and leaves its head as it was. */
import { describe, expect, it } from 'vitest';
import { createAddressReader, readAddresses } from '../../src/page/page-addresses.ts';

const ONE = 'https://example.org/articles/one';
const TWO = 'https://example.org/articles/two';

function page(canonical: string, ogUrl = ''): Document {
  return new DOMParser().parseFromString(
    `<head><link rel="canonical" href="${canonical}">${ogUrl && `<meta property="og:url" content="${ogUrl}">`}</head>`,
    'text/html',
  );
}

const claim = (document: Document, url: string) =>
  document.querySelector('link')?.setAttribute('href', url) ?? undefined;

describe('readAddresses', () => {
  it('makes claims absolute and leaves out what is no address of a page', () => {
    expect(readAddresses(page('/articles/one', 'javascript:alert(1)'), TWO)).toEqual({
      url: TWO,
      canonicalUrl: ONE,
      ogUrl: null,
    });
  });
});

describe('createAddressReader', () => {
  it('takes a claim at the path it was first made at, and at the path it names', () => {
    const read = createAddressReader(page(ONE, `${ONE}?of=og`), `${ONE}/print`);
    expect(read(`${ONE}/print`).canonicalUrl).toBe(ONE);
    expect(read(`${ONE}/print?page=2#part`).ogUrl).toBe(`${ONE}?of=og`);
    expect(read(TWO)).toEqual({ url: TWO, canonicalUrl: null, ogUrl: null });
    expect(read(ONE).canonicalUrl).toBe(ONE);
    expect(read(`${ONE}/print/`).canonicalUrl).toBe(ONE);
  });

  it('takes a new claim at the new path, however late it comes', () => {
    const document = page(ONE);
    const read = createAddressReader(document, ONE);
    read(ONE);
    const printed = `${TWO}/print`;
    expect(read(printed).canonicalUrl).toBe(null);
    claim(document, TWO);
    expect(read(printed).canonicalUrl).toBe(TWO);
    expect(read(ONE).canonicalUrl).toBe(null);
  });

  it('knows a claim that was left behind before it began', () => {
    const late = createAddressReader(page(ONE), `${ONE}/`);
    expect(late(TWO).canonicalUrl).toBe(null);
    const mended = createAddressReader(page(`${TWO}/full`), ONE);
    expect(mended(TWO).canonicalUrl).toBe(`${TWO}/full`);
  });
});
