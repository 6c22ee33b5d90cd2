/**
 * What axe-core finds on a surface, in light, dark and forced colours. The whole of it is asked once; in other colours only
 * what depends on them, unless something else than colours is different there too.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const WHOLE = `['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']`;
/** The rules among these that ask what colour something has. */
const OF_COLORS = `{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }`;

interface Surface {
  evaluate(expression: string): Promise<unknown>;
}

/** Kept in the surface: a surface is shown once, and goes with all that was put into it. */
const PREPARE = `(() => {
  if (typeof axe === 'undefined') { ${AXE} }
  const styled = [...document.querySelectorAll('body *')].map((element) => [element, getComputedStyle(element)]);
  const [fixed, deferred] = [
    styled.filter(([, { position }]) => /sticky|fixed/.test(position)),
    styled.filter(([, { contentVisibility }]) => contentVisibility === 'auto'),
  ];
  // What lies behind a bar at the window's bottom can be scrolled out from there; axe takes it for too small.
  for (const [element] of fixed) element.style.position = 'static';
  // What is out of the window would be laid out anew for every question after its box, of which axe has thousands.
  for (const [element] of deferred) element.style.contentVisibility = 'visible';
  globalThis.margentAxe = {
    // All but colours: what there is, whether it is seen, where and how large.
    shape: () => [...document.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const attributes = [...element.attributes].filter(({ name }) => name !== 'style').map(({ name, value }) => name + '=' + value);
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data);
      return [element.localName, ...attributes, ...own, element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
        ...[x, y, width, height].map(Math.round)].join(' ');
    }).join('\\n'),
    fillWithForced: () => {
      // Chromium paints text in the forced colour and goes on naming the page's own in this property, which axe asks first.
      const elements = [...document.querySelectorAll('body *')];
      for (const element of elements) element.style.webkitTextFillColor = '';
      if (!matchMedia('(forced-colors: active)').matches) return;
      const colors = elements.map((element) => getComputedStyle(element).color);
      elements.forEach((element, index) => { element.style.webkitTextFillColor = colors[index]; });
    },
  };
})()`;

const RUN = `(async () => {
  const { shape, fillWithForced } = margentAxe;
  const now = shape();
  const runOnly = margentAxe.seen === now ? ${OF_COLORS} : ${WHOLE};
  margentAxe.seen = now;
  fillWithForced();
  const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'], elementRef: true });
  // What lies partly under an open menu is no target, of whatever size: a press beside the menu closes it, and does nothing else.
  const menu = document.querySelector('[popover=auto]:popover-open');
  const isCovered = (id, element) => id === 'target-size' && menu && !menu.contains(element);
  const found = violations.flatMap(({ id, nodes }) => nodes.filter(({ element }) => !isCovered(id, element)).map(({ html, any, all, none }) =>
    id + ': ' + html.slice(0, 200) + ' ' + [...any, ...all, ...none].map(({ message }) => message).join('; ')));
  return JSON.stringify(found);
})()`;

/** What axe finds on the surface as it looks now, a line each; for the first time, or once more in other colours. */
export async function axeFindings(surface: Surface): Promise<string[]> {
  if (!(await surface.evaluate(`typeof margentAxe === 'object'`))) await surface.evaluate(`${PREPARE}, 0`);
  return JSON.parse(String(await surface.evaluate(RUN))) as string[];
}
