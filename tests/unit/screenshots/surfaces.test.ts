/** The table of surfaces: no state twice, and none of ours that a browser does not show to axe. */
import { describe, expect, it } from 'vitest';
import { isOfSite, ownSurfaces, SURFACES } from '../../screenshots/surfaces.ts';

const names = (states: readonly { surface: string; state: string }[]) =>
  states.map(({ surface, state }) => `${surface} ${state}`);
const ours = SURFACES.filter(({ surface }) => !isOfSite(surface));

describe('the table of surfaces', () => {
  it('has no state twice', () => {
    expect(new Set(names(SURFACES)).size).toBe(SURFACES.length);
  });

  it('shows axe every state of ours in Chromium', () => {
    expect(names(ownSurfaces('chromium'))).toEqual(names(ours.filter(({ only }) => only !== 'firefox')));
  });

  it('shows axe every surface in Firefox, in its main states and none beside', () => {
    const inFirefox = ownSurfaces('firefox');
    expect(new Set(inFirefox.map(({ surface }) => surface))).toEqual(new Set(ours.map(({ surface }) => surface)));
    expect(names(inFirefox)).toEqual(names(ours.filter(({ main }) => main)));
  });
});
