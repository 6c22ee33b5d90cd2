/**
 * The little of the web platform that core may use: addresses, which every browser and Node parse alike
 * (https://url.spec.whatwg.org/). Declared here because core is compiled without DOM types; the root
 * tsconfig, which has them, leaves this file out.
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
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  hash: string;
}
