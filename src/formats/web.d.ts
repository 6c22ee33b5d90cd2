/**
 * What formats need of the web platform beyond `core/web.d.ts`: UTF-8, in browsers, workers and Node alike.
 * The root tsconfig, which has the DOM types, leaves this file out.
 */
declare class TextDecoder {
  constructor(label: 'utf-8', options: { fatal: boolean });
  decode(input: Uint8Array): string;
}

declare class TextEncoder {
  encode(input: string): Uint8Array;
}
