/** A map whose layout cannot be had, as where another version has been installed since the page was opened. */
import { expect, it, vi } from 'vitest';
import { ArgumentMap } from '../../../src/ui/components/ArgumentMap.tsx';
import { annotation, codingContext, relation, show } from './support.ts';

vi.mock(import('../../../src/ui/argument-layout.ts'), async (original) => ({
  ...(await original()),
  layoutArgument: () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
}));

it('is shown as a list, and says why', async () => {
  const annotations = [
    annotation('claim', 'Deterrence would be the stronger for it'),
    annotation('premise', 'Two governments have said so in public'),
  ];
  const root = show(
    <ArgumentMap
      annotations={annotations}
      relations={[relation('premise', 'claim')]}
      context={codingContext()}
      onGo={() => undefined}
    />,
    document.createElement('main'),
  );
  await expect.poll(() => root.querySelector('[role=alert]')?.textContent).toContain('could not be drawn');
  expect([...root.querySelectorAll('li button')].map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('Deterrence'),
    expect.stringContaining('Two governments'),
  ]);
  expect(root.querySelector('[aria-pressed=true]')?.textContent).toBe('As a list');
});
