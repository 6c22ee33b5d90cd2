// The part of WebDriver BiDi that puppeteer does not wrap, over puppeteer's own connection to Firefox.

import type { Browser } from 'puppeteer-core';

/** The part of WebDriver BiDi that puppeteer does not wrap: contexts of the browser's own windows, and popups. */
export interface BidiConnection {
  send(method: string, parameters: Record<string, unknown>): Promise<{ result: unknown }>;
}

export function connectionOf(browser: Browser): BidiConnection {
  // Not in puppeteer's types, but a public getter of its BidiBrowser.
  return (browser as unknown as { connection: BidiConnection }).connection;
}

interface EvaluateResult {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly type: string; readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

/** Evaluates an expression that yields a JSON string (or undefined) in any browsing context and parses it. */
export async function evaluateJson<T>(connection: BidiConnection, context: string, expression: string): Promise<T> {
  const { result } = await connection.send('script.evaluate', {
    expression: `(async () => JSON.stringify(await (${expression})))()`,
    target: { context },
    awaitPromise: true,
    userActivation: true,
  });
  const outcome = result as EvaluateResult;
  if (outcome.type !== 'success') throw new Error(outcome.exceptionDetails?.text ?? 'evaluation failed');
  const value = outcome.result?.value;
  return (typeof value === 'string' ? JSON.parse(value) : undefined) as T;
}
