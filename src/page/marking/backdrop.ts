/** Whether a page is light or dark behind what we show on it. */
import { bodyOf, documentElementOf, isElement, shownParent } from '../dom.ts';

/** By what is painted behind an element; by the reader's own setting where nothing is. */
export function schemeBehind(document: Document, element: Element | null): 'light' | 'dark' {
  for (let at: Node | null = element ?? bodyOf(document); at; at = shownParent(at)) {
    if (!isElement(at)) continue;
    const lightness = lightnessOf(getComputedStyle(at).backgroundColor);
    if (lightness !== null) return lightness < 0.4 ? 'dark' : 'light';
  }
  // A page without a background is as light as its color-scheme says, of which dark needs the reader's setting too.
  const top = documentElementOf(document);
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  return isDark && top && getComputedStyle(top).colorScheme.includes('dark') ? 'dark' : 'light';
}

/** From 0 to 1; null for a colour that mostly shows what is behind it, or is written in a way that is not understood. */
function lightnessOf(color: string): number | null {
  const [, red = '', green = '', blue = '', alpha = '1'] =
    /^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)(?:[,/ ]+([\d.]+))?\)$/.exec(color) ?? [];
  if (red === '' || Number(alpha) < 0.5) return null;
  return (0.2126 * Number(red) + 0.7152 * Number(green) + 0.0722 * Number(blue)) / 255;
}
