// Drives Firefox's popup and sidebar, which are no tabs and of which puppeteer therefore knows nothing.

import { type BidiConnection, evaluateJson } from './bidi.ts';

/** The real popup, which is no tab and which puppeteer therefore knows nothing of. */
export interface FirefoxPopup {
  readonly url: string;
  /** Runs an expression in the popup's document and gives its value, which must be plain JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits, 100 s at most, until an expression is truthy in the popup. */
  waitFor(condition: string): Promise<void>;
  /** A real mouse click on the middle of the first element that matches. */
  click(selector: string): Promise<void>;
  /** Moves the mouse onto the middle of the first element that matches; onto the sidebar it comes from the page. */
  hover(selector: string): Promise<void>;
  /** Types with the keyboard, into whatever has the focus in the popup. */
  type(text: string): Promise<void>;
  /**
   * Presses one key by its WebDriver value or a name such as `Enter`, `Tab`, `ArrowDown`, `Escape`, while modifiers
   * (`Control`) are held.
   */
  press(key: string, modifiers?: readonly string[]): Promise<void>;
  /** PNG of the popup. */
  screenshot(): Promise<Buffer>;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

/** WebDriver's code points of the keys that have a name (https://w3c.github.io/webdriver/#keyboard-actions). */
const keyValues: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** What a surface beside the page needs the browser's window for; a popup has the mouse and the focus from the beginning. */
interface SurfaceInWindow {
  takeFocus?(): Promise<void>;
  hoverAt?(point: { x: number; y: number }): Promise<void>;
}

/** A popup or sidebar that is open, by its browsing context. */
export function firefoxPopup(
  connection: BidiConnection,
  context: string,
  url: string,
  { takeFocus, hoverAt, ...life }: Pick<FirefoxPopup, 'isOpen' | 'close'> & SurfaceInWindow,
): FirefoxPopup {
  const performActions = (source: Record<string, unknown>): Promise<unknown> =>
    connection.send('input.performActions', { context, actions: [source] });
  async function press(values: readonly string[], modifiers: readonly string[] = []): Promise<void> {
    await takeFocus?.();
    const down = (value: string) => ({ type: 'keyDown', value });
    const up = (value: string) => ({ type: 'keyUp', value });
    const actions = [
      ...modifiers.map(down),
      ...values.flatMap((value) => [down(value), up(value)]),
      ...modifiers.toReversed().map(up),
    ];
    await performActions({ type: 'key', id: 'keyboard', actions });
  }
  const evaluate = <T>(expression: string): Promise<T> => evaluateJson<T>(connection, context, expression);
  const middleOf = (selector: string): Promise<{ x: number; y: number }> =>
    evaluate(`(async () => {
      const element = document.querySelector(${JSON.stringify(selector)});
      // A panel that has just opened takes its size in steps, each 100 ms after its content has grown: what is aimed at must
      // have come to rest for longer.
      let box;
      for (let since = performance.now(), before = '', frame = 0; performance.now() - since < 200 && frame < 300; frame += 1) {
        element.scrollIntoView({ block: 'center' });
        await new Promise((resolve) => requestAnimationFrame(resolve));
        box = element.getBoundingClientRect();
        const now = [box.x, box.y, innerWidth, innerHeight].join();
        if (now !== before) since = performance.now();
        before = now;
      }
      return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    })()`);
  return {
    url,
    evaluate,
    async waitFor(condition) {
      const end = Date.now() + 100_000;
      while (!(await evaluate<boolean>(`Boolean(${condition})`))) {
        if (Date.now() > end) throw new Error(`popup: waited 100 s in vain for ${condition}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    type: (text) => press([...text]),
    press: (key, modifiers = []) =>
      press(
        [keyValues[key] ?? key],
        modifiers.map((modifier) => keyValues[modifier] ?? modifier),
      ),
    async click(selector) {
      const actions = [
        { type: 'pointerMove', ...(await middleOf(selector)) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await performActions({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
    },
    async hover(selector) {
      if (hoverAt) return hoverAt(await middleOf(selector));
      const actions = [{ type: 'pointerMove', ...(await middleOf(selector)) }];
      await performActions({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
    },
    async screenshot() {
      const { result } = await connection.send('browsingContext.captureScreenshot', { context });
      return Buffer.from((result as { data: string }).data, 'base64');
    },
    ...life,
  };
}
