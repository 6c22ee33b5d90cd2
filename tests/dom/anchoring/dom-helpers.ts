/** Small DOM fixtures for the anchoring tests. */

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
