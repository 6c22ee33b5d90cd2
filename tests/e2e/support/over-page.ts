/** What the extension shows over a page, as the browsers' own tools see it: to the page itself the shadow root is closed. */
import type { CDPSession, Page, Protocol } from 'puppeteer-core';
import { connectionOf, contextOf, shadowRootOf, valueWith } from '../../harness/bidi.ts';

export interface OverPage {
  /**
   * Evaluates an expression in which `root` is the shadow root, null where nothing lies over the page. Its value must be
   * plain JSON.
   */
  see<T>(expression: string): Promise<T>;
  /** Clicks the middle of the first element for which the expression over `root` holds, with the real mouse. */
  click(expression: string): Promise<void>;
  /** The frame of the editor; undefined where there is none. */
  editor(): ReturnType<Page['frames']>[number] | undefined;
}

const sessions = new WeakMap<Page, CDPSession>();

export function overPage(page: Page): OverPage {
  // Puppeteer speaks WebDriver BiDi with Firefox alone.
  return 'connection' in page.browser() ? inFirefox(page) : inChromium(page);
}

function inFirefox(page: Page): OverPage {
  const [connection, context] = [connectionOf(page.browser()), contextOf(page)];
  return driver(page, async <T>(expression: string) => {
    const host = `[...document.documentElement.children].filter(({ popover }) => popover === 'manual').at(-1) ?? null`;
    const root = await shadowRootOf(connection, context, host);
    return valueWith<T>(connection, context, `(root) => (${expression})`, root);
  });
}

function inChromium(page: Page): OverPage {
  async function session(): Promise<CDPSession> {
    const known = sessions.get(page) ?? (await page.createCDPSession());
    sessions.set(page, known);
    return known;
  }

  async function root(cdp: CDPSession): Promise<number | undefined> {
    const { root: document } = await cdp.send('DOM.getDocument', { depth: 2, pierce: true });
    const html = document.children?.find(({ nodeName }) => nodeName === 'HTML');
    const hosts = (html?.children ?? []).filter((node: Protocol.DOM.Node) => node.shadowRoots?.[0]);
    return hosts.at(-1)?.shadowRoots?.[0]?.backendNodeId;
  }

  async function see<T>(expression: string): Promise<T> {
    const cdp = await session();
    const backendNodeId = await root(cdp);
    if (backendNodeId === undefined)
      return cdp
        .send('Runtime.evaluate', { expression: `((root) => (${expression}))(null)`, returnByValue: true })
        .then(({ result }) => result.value as T);
    const { object } = await cdp.send('DOM.resolveNode', { backendNodeId });
    const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
      objectId: String(object.objectId),
      functionDeclaration: `function () { const root = this; return (${expression}); }`,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  return driver(page, see);
}

function driver(page: Page, see: OverPage['see']): OverPage {
  return {
    see,
    async click(expression) {
      const place = await see<{ x: number; y: number } | null>(`(() => {
        const box = (${expression})?.getBoundingClientRect();
        return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
      })()`);
      if (!place) throw new Error(`nothing over the page is ${expression}`);
      await page.mouse.click(place.x, place.y);
    },
    editor: () => page.frames().find((frame) => frame.url().includes('/editor/editor.html')),
  };
}

/** An expression for the button over the page that reads so. */
export const buttonNamed = (label: string): string =>
  `[...(root?.querySelectorAll('button') ?? [])].find((each) => each.textContent.includes(${JSON.stringify(label)}) || each.ariaLabel === ${JSON.stringify(label)})`;
