// A world of its own in a page, as a content script has one: the page's DOM, but not the page's variables.

import type { CDPSession } from 'puppeteer-core';

/** Evaluates an expression in the world, waits for its promise and gives its value, which must be JSON. */
export type Evaluate = (expression: string) => Promise<unknown>;

/** Makes an isolated world in the document that the session's page shows now; it ends with the document. */
export async function isolatedWorld(session: CDPSession): Promise<Evaluate> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  return async (expression) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}
