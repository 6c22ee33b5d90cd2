/** Small DOM fixtures and a seeded source of chance for the anchoring tests. */

export function fragment(html: string): HTMLDivElement {
  const root = document.createElement('div');
  root.innerHTML = html;
  return root;
}

export function textAt(points: StaticRangeInit): string {
  const range = new Range();
  range.setStart(points.startContainer, points.startOffset);
  range.setEnd(points.endContainer, points.endOffset);
  return range.toString();
}

/** The range over the nth (from 0) place where `words` stand within one text node of `root`. */
export function rangeOf(root: Node, words: string, nth = 0): Range {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let left = nth;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    for (let at = node.data.indexOf(words); at >= 0; at = node.data.indexOf(words, at + 1)) {
      if (left-- > 0) continue;
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      return range;
    }
  }
  throw new Error(`'${words}' is not there`);
}

/** Mulberry32: numbers in [0, 1) that are the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Nested spans with a text in the innermost. In one go this is quadratic in Chromium (9 s), so it is made of chains. */
export function deepTree(depth: number, text: string): HTMLElement {
  const links = 250;
  let inner: Node = new Text(text);
  for (let made = 0; made < depth; made += links) {
    const outer = document.createElement('span');
    let at: HTMLElement = outer;
    for (let link = 1; link < links; link++) at = at.appendChild(document.createElement('span'));
    at.append(inner);
    inner = outer;
  }
  return inner as HTMLElement;
}

export function textIn(root: Node): Text {
  return document.createTreeWalker(root, NodeFilter.SHOW_TEXT).nextNode() as Text;
}
