/** How a role may look: whether its colour can be seen on pages, and a look that its codebook does not have yet. */
import { contrast, luminance, parse } from '../color.ts';
import { type Role, UNDERLINES } from './codebook.ts';
import { POLICY_COMMENTARY } from './codebooks/policy-commentary.ts';

/** WCAG 2.2, 1.4.11: what tells things apart stands out from what is beside it. */
export const SEEN = 3;

const LIGHT_PAGE = luminance(parse('#ffffff'));
const DARK_PAGE = luminance(parse('#121212'));

export interface RoleContrast {
  /** On a white page and on a near-black one, from 1 to 21. */
  onLight: number;
  onDark: number;
}

/** Of a `#rrggbb` colour drawn in full, as an underline is. */
export function roleContrast(color: string): RoleContrast {
  const own = luminance(parse(color));
  return { onLight: contrast(own, LIGHT_PAGE), onDark: contrast(own, DARK_PAGE) };
}

/** A colour far from those the roles have, an underline other than the last one's, and the first key that is free. */
export function freshStyle(roles: readonly Role[]): Pick<Role, 'color' | 'underline' | 'key'> {
  const colors = new Set(roles.map(({ color }) => color));
  // The eight of one codebook, which are searched for to be told apart in every kind of sight.
  const palette = POLICY_COMMENTARY.roles.map(({ color }) => color);
  const keys = new Set(roles.map(({ key }) => key));
  return {
    color: palette.find((color) => !colors.has(color)) ?? palette[roles.length % palette.length] ?? '#004bff',
    underline: UNDERLINES.find((underline) => underline !== roles.at(-1)?.underline) ?? 'solid',
    key: ['1', '2', '3', '4', '5', '6', '7', '8', '9'].find((key) => !keys.has(key)) ?? null,
  };
}
