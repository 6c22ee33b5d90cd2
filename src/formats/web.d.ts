/**
 * The few web globals that formats may use: they exist in browsers, workers and Node alike, but TypeScript
 * knows them only through the DOM types, which this folder does without. The root tsconfig, which has the
 * DOM types, leaves this file out.
 */
declare class TextDecoder {
  constructor(label: 'utf-8', options: { fatal: boolean });
  decode(input: Uint8Array): string;
}

declare class URL {
  constructor(url: string);
  readonly href: string;
  readonly host: string;
}

declare class TextEncoder {
  encode(input: string): Uint8Array;
}
