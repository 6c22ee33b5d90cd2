/** What the extension shows over a page, as the browsers' own tools see it: to the page itself the shadow root is closed. */
import type { CDPSession, Frame, KeyInput, Page, Protocol } from 'puppeteer-core';
import { connectionOf, contextOf, shadowRootOf, valueWith } from '../../harness/bidi.ts';

export interface OverPage {
  /**
   * Evaluates an expression in which `root` is the shadow root, null where nothing lies over the page. Its value must be
   * plain JSON.
   */
  see<T>(expression: string): Promise<T>;
  /** Where the element that an expression over `root` gives stands, once it is there and has come to rest. */
  boxOf(expression: string): Promise<Box>;
  /** Clicks the middle of the element that an expression over `root` gives, with the real mouse, once it is at rest. */
  click(expression: string): Promise<void>;
  /** The value of an expression in the editor's frame; undefined where there is none, or it does not answer yet. */
  inEditor<T>(expression: string): Promise<T | undefined>;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** How often, frames apart, is looked for what is to be there and at rest, or gone. */
const MOST_LOOKS = 600;

/** A question to a frame that is only just there may never be answered: after so many milliseconds it is asked anew. */
const ASKED_ANEW = 1_000;

/** The value of an expression in a frame; undefined where it does not answer yet. */
export function askFrame<T>(frame: Frame, expression: string): Promise<T | undefined> {
  return Promise.race([
    (frame.evaluate(expression) as Promise<T>).catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(resolve, ASKED_ANEW)),
  ]);
}

/** What ours lies within where it is no child of the root: of what covers the page, or closes by a press outside. */
const AROUND = ':is(:fullscreen, dialog, [popover=auto], [popover=""])';

const sessions = new WeakMap<Page, CDPSession>();

export function overPage(page: Page): OverPage {
  // Puppeteer speaks WebDriver BiDi with Firefox alone.
  return 'connection' in page.browser() ? inFirefox(page) : inChromium(page);
}

function inFirefox(page: Page): OverPage {
  const [connection, context] = [connectionOf(page.browser()), contextOf(page)];
  return driver(page, async <T>(expression: string) => {
    const host = `[...document.querySelectorAll(':is(:root, ${AROUND}) > [popover=manual]')].at(-1) ?? null`;
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
    if (hosts.length > 0) return hosts.at(-1)?.shadowRoots?.[0]?.backendNodeId;
    const selector = `${AROUND} > [popover=manual]`;
    const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: document.nodeId, selector });
    if (nodeId === 0) return undefined;
    const { node } = await cdp.send('DOM.describeNode', { nodeId, pierce: true });
    return node.shadowRoots?.[0]?.backendNodeId;
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
  async function boxOf(expression: string): Promise<Box> {
    const look = () => see<Box | null>(`(${expression})?.getBoundingClientRect().toJSON() ?? null`);
    // What has another size than before gets another place in the next frame.
    for (let box = await look(), tries = 0; tries < MOST_LOOKS; tries++) {
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      const next = await look();
      if (next && JSON.stringify(next) === JSON.stringify(box)) return next;
      box = next;
    }
    throw new Error(`nothing over the page is, and stays where it is: ${expression}`);
  }

  return {
    see,
    boxOf,
    async click(expression) {
      const { left, top, right, bottom } = await boxOf(expression);
      await page.mouse.click((left + right) / 2, (top + bottom) / 2);
    },
    // To the page itself it does not show.
    async inEditor<T>(expression: string) {
      const [, frame] = page.frames();
      return frame && askFrame<T>(frame, expression);
    },
  };
}

/**
 * Presses keys together that take the editor's frame away, and lets them go once it has gone: for a key that is let go in a
 * frame which is going, Chromium never answers; nor, where the frame goes at once, for the press that takes it away, whose
 * answer is not waited for.
 */
export async function pressAway(page: Page, ...keys: KeyInput[]): Promise<void> {
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  const last = keys.at(-1);
  if (last) void page.keyboard.down(last).catch(() => undefined);
  for (let tries = 0; page.frames().length > 1; tries++) {
    if (tries === MOST_LOOKS) throw new Error(`${keys.join('+')} does not take the frame away`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  for (const key of keys.reverse()) await page.keyboard.up(key);
}

/** An expression for the button over the page that reads so. */
export const buttonNamed = (label: string): string =>
  `[...(root?.querySelectorAll('button') ?? [])].find((each) => each.textContent.includes(${JSON.stringify(label)}) || each.ariaLabel === ${JSON.stringify(label)})`;
