// The part of WebDriver BiDi that puppeteer does not wrap, over puppeteer's own connection to Firefox.

import type { Browser, Page } from 'puppeteer-core';

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

/** The browsing context of a page. */
export function contextOf(page: Page): string {
  // Not in puppeteer's types: the id of its BidiFrame.
  return (page.mainFrame() as unknown as { _id: string })._id;
}

interface RemoteNode {
  readonly sharedId?: string;
  readonly value?: { readonly shadowRoot?: { readonly sharedId?: string } | null };
}

/** The shadow root, also a closed one, of the element that an expression gives; null where it gives none. */
export async function shadowRootOf(
  connection: BidiConnection,
  context: string,
  element: string,
): Promise<{ sharedId: string } | null> {
  const { result } = await connection.send('script.evaluate', {
    expression: element,
    target: { context },
    awaitPromise: false,
    serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
  });
  const outcome = result as { type: string; result?: RemoteNode };
  const sharedId = outcome.result?.value?.shadowRoot?.sharedId;
  return sharedId === undefined ? null : { sharedId };
}

/** Calls a function with a node, or null, and gives what it returns, which must be plain JSON. */
export async function valueWith<T>(
  connection: BidiConnection,
  context: string,
  called: string,
  node: { sharedId: string } | null,
): Promise<T> {
  const { result } = await connection.send('script.callFunction', {
    functionDeclaration: `(node) => JSON.stringify((${called})(node))`,
    target: { context },
    arguments: [node ?? { type: 'null' }],
    awaitPromise: false,
  });
  const outcome = result as EvaluateResult;
  if (outcome.type !== 'success') throw new Error(outcome.exceptionDetails?.text ?? 'evaluation failed');
  const value = outcome.result?.value;
  return (typeof value === 'string' ? JSON.parse(value) : undefined) as T;
}
