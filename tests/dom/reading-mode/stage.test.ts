/** What is read is brought into sight, in a real browser: once, and also where it stands in a frame. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { readingText } from '../../../src/page/anchoring/page-reader.ts';
import { listenForKeys } from '../../../src/page/reading-mode/listen-for-keys.ts';
import { openReadingBar, type ReadingBar } from '../../../src/page/reading-mode/reading-bar.ts';
import { createStage, type Stage } from '../../../src/page/reading-mode/stage.ts';

const WORDS = { direction: 'ltr' as const, name: 'Reading', keys: 'Keys', helpTitle: 'Keys', close: 'Close' };
const { attachShadow } = Element.prototype;
let ended: AbortController;
let root: ShadowRoot | undefined;
let shown: HTMLElement;
let bar: ReadingBar;
let stage: Stage;

beforeEach(() => {
  ended = new AbortController();
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    root = attachShadow.call(this, { ...init, mode: 'open' });
    return root;
  };
  shown = document.createElement('main');
  document.body.append(shown);
  const opened = openReadingBar(document, WORDS, { choose() {}, help() {}, leave() {} });
  if (!opened) throw new Error('no bar');
  bar = opened;
  bar.show({ place: 'Here', status: 'Reading', choicesName: 'Roles', choices: [], kept: null, leave: 'Leave' });
  bar.focus();
  stage = createStage(document, bar, ended.signal);
});
afterEach(() => {
  ended.abort();
  bar.host.remove();
  shown.remove();
  Element.prototype.attachShadow = attachShadow;
});

const paragraphs = (count: number, name: string): string =>
  Array.from({ length: count }, (_, at) => `<p style="height:80px;margin:0">${name} ${at} stands here.</p>`).join('');

function show(words: string): void {
  const reading = readingText(shown);
  const start = reading.text.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  stage.show(reading, { start, end: start + words.length }, { scroll: true });
}

/** Until nothing has been scrolled for so many frames that nothing is under way: what scrolls does so once a frame. */
async function settled(): Promise<void> {
  for (let still = 0, before = Number.NaN; still < 25; ) {
    await new Promise(requestAnimationFrame);
    still = scrollY === before ? still + 1 : 0;
    before = scrollY;
  }
}

/** Begins to hear before something is scrolled; ends when that has come to rest. */
const scrolled = (): Promise<unknown> =>
  new Promise((resolve) => document.addEventListener('scrollend', resolve, { once: true }));

it('the outline of a passage that goes on behind the bar lies under it', () => {
  shown.innerHTML = paragraphs(3, 'Paragraph');
  show('Paragraph 1 stands here.');
  const [outline, panel] = [bar.root.querySelector('svg'), bar.root.querySelector('[role=application]')];
  if (!outline || !panel) throw new Error('no outline, or no bar');
  expect(outline.compareDocumentPosition(panel) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
  expect([getComputedStyle(outline).zIndex, getComputedStyle(panel).zIndex]).toEqual(['auto', 'auto']);
});

describe('what the reader scrolls by herself', () => {
  it('stays where it is when nothing had to be scrolled to what is read', async () => {
    shown.innerHTML = paragraphs(40, 'Paragraph');
    scrollTo(0, 0);
    await settled();
    show('Paragraph 2 stands here.');
    const isThere = scrolled();
    scrollTo(0, 900);
    await isThere;
    await settled();
    expect(scrollY).toBe(900);
  });

  it.each([
    ['the wheel', () => userEvent.wheel(shown, { delta: { y: -500 } })],
    ['a key', () => userEvent.keyboard('{PageUp}')],
  ])('by %s stays where it is when the page could not be scrolled any further', async (_, scrollUp) => {
    shown.innerHTML = paragraphs(40, 'Paragraph');
    document.body.style.margin = '0';
    listenForKeys(
      document,
      bar,
      { direction: () => 'ltr', takes: () => true, onCommand() {}, onOther: stage.letGo, onElsewhere() {} },
      ended.signal,
    );
    scrollTo(0, document.documentElement.scrollHeight);
    await settled();
    const end = scrollY;
    // Below the bar, as far up as the page goes.
    show('Paragraph 39 stands here.');
    await settled();
    expect(scrollY).toBe(end);
    const isThere = scrolled();
    await scrollUp();
    await isThere;
    await settled();
    expect(scrollY).toBeLessThan(end - 100);
  });

  it('is scrolled to what is read next', async () => {
    shown.innerHTML = paragraphs(40, 'Paragraph');
    scrollTo(0, 0);
    await settled();
    const isThere = scrolled();
    show('Paragraph 30 stands here.');
    await isThere;
    await settled();
    const { top, bottom } = (shown.children[30] as Element).getBoundingClientRect();
    expect(top).toBeGreaterThan(0);
    expect(bottom).toBeLessThan(bar.top());
  });
});

it('what is read next comes back when the page is still on its way to what was read before', async () => {
  shown.innerHTML = paragraphs(40, 'Paragraph');
  scrollTo(0, 0);
  await settled();
  show('Paragraph 35 stands here.');
  await expect.poll(() => scrollY).toBeGreaterThan(0);
  // Clear at this moment, and out of sight at the end of the way.
  show('Paragraph 2 stands here.');
  await settled();
  const { top, bottom } = (shown.children[2] as Element).getBoundingClientRect();
  expect(top).toBeGreaterThanOrEqual(0);
  expect(bottom).toBeLessThan(bar.top());
});

describe('the bar', () => {
  it('gives the focus back that it has, and takes none from the page', () => {
    shown.innerHTML = '<a href="#">A link</a><input>';
    const [link, field] = shown.children as unknown as [HTMLElement, HTMLElement];
    for (const goesOn of [false, true]) {
      link.focus();
      const another = openReadingBar(document, WORDS, { choose() {}, help() {}, leave() {} });
      another?.focus();
      expect(document.activeElement).toBe(another?.host);
      if (goesOn) field.focus();
      another?.close('Bye');
      expect(document.activeElement).toBe(goesOn ? field : link);
      another?.host.remove();
    }
  });
});

describe('what stands in a frame of the page', () => {
  async function openFrame(): Promise<HTMLIFrameElement> {
    shown.innerHTML = `${paragraphs(20, 'Paragraph')}<iframe style="width:300px;height:200px;border:3px solid"></iframe>${paragraphs(20, 'Later')}`;
    const frame = shown.querySelector('iframe') as HTMLIFrameElement;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    frame.srcdoc = `<!doctype html><body style="margin:0">${paragraphs(30, 'Inner')}`;
    await loaded;
    scrollTo(0, 0);
    await settled();
    return frame;
  }
  const inner = (frame: HTMLIFrameElement, at: number): DOMRect =>
    (frame.contentDocument as Document).body.children[at]?.getBoundingClientRect() ?? new DOMRect();

  it('is scrolled to within the frame and with it', async () => {
    const frame = await openFrame();
    for (const at of [20, 1]) {
      show(`Inner ${at} stands here.`);
      await expect.poll(() => frame.getBoundingClientRect().top + inner(frame, at).bottom).toBeLessThan(bar.top());
      await settled();
      const { top, height } = inner(frame, at);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top + height / 2).toBeLessThan(200);
      const place = frame.getBoundingClientRect().top + top;
      expect(place).toBeGreaterThan(0);
      expect(place).toBeLessThan(bar.top());
    }
  });

  it('has its outline where it is when the frame is scrolled', async () => {
    const frame = await openFrame();
    show('Inner 1 stands here.');
    await settled();
    const drawn = () => root?.querySelector('path')?.getAttribute('d');
    const before = drawn();
    frame.contentWindow?.scrollBy(0, 30);
    await expect.poll(drawn).not.toBe(before);
  });
});
