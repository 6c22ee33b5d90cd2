/**
 * The little of the web platform that core and formats may use: addresses and UTF-8, which every browser and
 * Node treat alike (https://url.spec.whatwg.org/, https://encoding.spec.whatwg.org/). Declared here because
 * both are compiled without DOM types; the root tsconfig, which has them, leaves this file out.
 */
declare class URLSearchParams {
  constructor(init?: string);
  get(name: string): string | null;
  has(name: string): boolean;
  keys(): IterableIterator<string>;
  sort(): void;
}

declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly searchParams: URLSearchParams;
  readonly href: string;
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  hash: string;
}

declare class TextDecoder {
  constructor(label: 'utf-8', options: { fatal: boolean });
  decode(input: Uint8Array): string;
}

declare class TextEncoder {
  encode(input: string): Uint8Array;
}
