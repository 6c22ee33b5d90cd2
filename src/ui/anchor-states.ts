/** How annotations stand on their page, by state: which one each is in, how many there are, and how that is shown and said. */
import type { AnchorState } from '../core/model/selector.ts';
import type { IconName } from './components/Icon.tsx';
import { t, tCount } from './messages.ts';

/** As far as lists show it: how an annotation stands, where the page has said so, and the copy it was marked on. */
interface Anchored {
  anchored?: { state: AnchorState } | undefined;
  from?: string | null;
}

export interface StateCount {
  state: AnchorState;
  count: number;
}

/** From what is well to what is to be looked after. */
const STATES: readonly AnchorState[] = ['exact', 'moved', 'changed', 'orphan'];

export const STATE_ICONS: Record<AnchorState, IconName> = {
  exact: 'found',
  moved: 'moved',
  changed: 'changed',
  orphan: 'lost',
};

/** The words of another copy are in place wherever they stand here. */
export function stateOf({ anchored, from }: Anchored): AnchorState | undefined {
  return typeof from === 'string' && anchored?.state === 'moved' ? 'exact' : anchored?.state;
}

/** Those states that there are; null while the page has looked for none. What it has not looked for is not counted. */
export function countStates(annotations: readonly Anchored[]): StateCount[] | null {
  const states = annotations.map(stateOf);
  const counts = STATES.map((state) => ({ state, count: states.filter((each) => each === state).length })).filter(
    ({ count }) => count > 0,
  );
  return counts.length === 0 && annotations.length > 0 ? null : counts;
}

export function countName({ state, count }: StateCount): string {
  if (state === 'exact') return tCount('anchoredExact', count);
  if (state === 'moved') return tCount('anchoredMoved', count);
  return state === 'changed' ? tCount('anchoredChanged', count) : tCount('anchoredOrphan', count);
}

/** Of one annotation; nothing is to be said of one that stands where it was marked. */
export function stateName(state: AnchorState): string | undefined {
  if (state === 'orphan') return t('stateOrphan');
  if (state === 'moved') return t('stateMoved');
  return state === 'changed' ? t('stateChanged') : undefined;
}
