/** What axe-core finds in a part of a page: WCAG 2.2 A and AA, and its best practices. */
import axe from 'axe-core';
import { expect } from 'vitest';

/** @param part its own, or the host of a shadow root that is open for the test */
export async function axeFindings(part: Element): Promise<string[]> {
  const animations = [...part.getAnimations({ subtree: true }), ...(part.shadowRoot?.getAnimations() ?? [])];
  await Promise.all(animations.map(({ finished }) => finished));
  const { violations, passes } = await axe.run(part as HTMLElement, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // It is no part of the page's outline.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    resultTypes: ['violations', 'passes'],
  });
  // It has looked into it. Of what lies over a page it cannot tell the contrast, which a test of its own measures.
  expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['button-name', 'aria-allowed-attr']));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
