/** What is dragged near an edge scrolls what is under it, until it is let go. */
import { afterEach, expect, it, vi } from 'vitest';
import { createEdgeScroll, type EdgeScroll } from '../../../src/page/marking/edge-scroll.ts';

let main: HTMLElement | undefined;
let edges: EdgeScroll | undefined;

afterEach(() => {
  edges?.end();
  main?.remove();
  vi.restoreAllMocks();
  scrollTo(0, 0);
});

/** A page three windows high, at its top; in it a box that scrolls. */
function tall(): { box: HTMLElement; scrolled: ReturnType<typeof vi.fn<() => void>>; edges: EdgeScroll } {
  main = document.createElement('main');
  main.innerHTML = '<div id="box" style="height:300px;overflow-y:auto"><p style="height:900px">Words</p></div>';
  main.style.height = '300vh';
  document.body.append(main);
  const box = main.querySelector('#box') as HTMLElement;
  const scrolled = vi.fn<() => void>();
  edges = createEdgeScroll(document, { within: () => box.querySelector('p')?.firstChild ?? null, scrolled });
  return { box, scrolled, edges };
}

const frames = async (count: number) => {
  for (let seen = 0; seen < count; seen++) await new Promise((done) => requestAnimationFrame(done));
};

it('the page goes on below the lower edge, and back above the upper one', async () => {
  const { edges, scrolled } = tall();
  edges.at(innerHeight - 4);
  await vi.waitFor(() => expect(scrollY).toBeGreaterThan(60));
  expect(scrolled).toHaveBeenCalled();
  edges.at(-20);
  await vi.waitFor(() => expect(scrollY).toBe(0));
});

it('nothing is scrolled in the middle, nor once it is let go', async () => {
  const { edges, scrolled } = tall();
  edges.at((300 + innerHeight) / 2);
  await frames(5);
  expect([scrollY, scrolled.mock.calls]).toEqual([0, []]);
  edges.at(innerHeight);
  await vi.waitFor(() => expect(scrollY).toBeGreaterThan(0));
  edges.end();
  const at = scrollY;
  await frames(5);
  expect(scrollY).toBe(at);
});

it('a box that scrolls is scrolled by its own edge', async () => {
  const { box, edges } = tall();
  edges.at(box.getBoundingClientRect().bottom - 4);
  await vi.waitFor(() => expect(box.scrollTop).toBeGreaterThan(60));
  expect(scrollY).toBe(0);
});

it('the window of a frame is scrolled by the frame’s own edge', async () => {
  tall();
  const frame = document.createElement('iframe');
  frame.srcdoc = '<!doctype html><p style="height:900px">Words</p>';
  frame.style.height = '200px';
  const loaded = new Promise((done) => frame.addEventListener('load', done));
  main?.prepend(frame);
  await loaded;
  const inner = frame.contentDocument;
  edges = createEdgeScroll(document, {
    within: () => inner?.querySelector('p')?.firstChild ?? null,
    scrolled: vi.fn(),
  });
  edges.at(frame.getBoundingClientRect().bottom - 4);
  await vi.waitFor(() => expect(inner?.defaultView?.scrollY).toBeGreaterThan(60));
  expect(scrollY).toBe(0);
});

it('without motion it goes by a few lines at a time', async () => {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) => ({ matches: query.includes('reduced-motion') }) as MediaQueryList,
  );
  const { edges } = tall();
  const seen = new Set<number>();
  edges.at(innerHeight);
  await vi.waitFor(() => {
    seen.add(scrollY);
    expect(seen.size).toBeGreaterThan(1);
  });
  expect([...seen].every((place) => place % 80 === 0)).toBe(true);
});
