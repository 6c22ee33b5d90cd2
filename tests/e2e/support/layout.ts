/** Whether what a surface shows fits into it, and on which side things stand. */

interface Surface {
  evaluate(expression: string): Promise<unknown>;
}

/** What sticks out of the window, the body or its own box, a line each. */
export async function overflowing(surface: Surface): Promise<string[]> {
  return (await surface.evaluate(`(() => {
    const found = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) found.push('the page is ' + page.scrollWidth + ' wide, its window ' + page.clientWidth);
    const bounds = document.body.getBoundingClientRect();
    if (bounds.left < -1 || bounds.right > innerWidth + 1) found.push('the body sticks out of the window');
    const name = (element) => element.localName + ' “' + element.textContent.slice(0, 60) + '”';
    for (const element of document.querySelectorAll('body *')) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.visually-hidden, select, svg, [class*=stepName]')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width === 0) continue;
      if (left < bounds.left - 1 || right > bounds.right + 1) found.push('outside of the body: ' + name(element));
      if (element.matches('button, summary, label, h1, h2, h3, p, li, dt, dd, legend')
        && getComputedStyle(element).display !== 'inline' && element.scrollWidth > element.clientWidth + 1)
        found.push('wider than its box: ' + name(element));
    }
    return found;
  })()`)) as string[];
}

/**
 * An expression over the shadow root of what lies over a page: what of it sticks out of the window, or is cut off at its own
 * edge, a line each. What is left out on purpose, with an ellipsis, and what only screen readers are told, does not count.
 */
export const CUT_OFF = `(() => {
  const found = [];
  const isMeant = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { textOverflow, clipPath } = getComputedStyle(at);
      if (textOverflow === 'ellipsis' || clipPath !== 'none') return true;
    }
    return false;
  };
  for (const element of root?.querySelectorAll('*') ?? []) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('style, svg, iframe') || isMeant(element)) continue;
    const { left, right, width } = element.getBoundingClientRect();
    const name = element.localName + ' “' + element.textContent.slice(0, 60) + '”';
    if (width > 0 && (left < -1 || right > innerWidth + 1)) found.push('outside of the window: ' + name);
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) found.push('wider than its box: ' + name);
  }
  return found;
})()`;

/** Whether the first element that matches stands further right than the other one. */
export async function isRightOf(surface: Surface, one: string, other: string): Promise<boolean> {
  return (await surface.evaluate(`(() => {
    const right = (selector) => {
      const element = document.querySelector(selector);
      if (!element) throw new Error('nothing matches ' + selector);
      return element.getBoundingClientRect().right;
    };
    return right(${JSON.stringify(one)}) > right(${JSON.stringify(other)});
  })()`)) as boolean;
}

/** Evaluated, waits until the size has been the same for a while: the browser gives a popup its size in steps. */
export const SIZE_IS_SETTLED = `new Promise((done) => {
  let size = '';
  let frames = 0;
  const look = () => {
    const now = innerWidth + ' ' + innerHeight;
    frames = now === size ? frames + 1 : 0;
    size = now;
    if (frames > 20) done(null);
    else requestAnimationFrame(look);
  };
  look();
})`;
