/** How a role looks: contrast as WCAG has it, and a look of its own for a new one. */
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/core/model/codebook.ts';
import { freshStyle, roleContrast, SEEN } from '../../../src/core/model/role-style.ts';
import { BUILT_IN_CODEBOOKS, ESSAY_ARGUMENT } from '../../english-codebooks.ts';

describe('the contrast of a role', () => {
  it('is that of WCAG on white and on near-black', () => {
    expect(roleContrast('#ffffff').onLight).toBe(1);
    expect(roleContrast('#000000').onLight).toBe(21);
    expect(roleContrast('#767676').onLight).toBeCloseTo(4.54, 2);
    expect(roleContrast('#121212').onDark).toBe(1);
    expect(roleContrast('#ffff00').onLight).toBeLessThan(SEEN);
    expect(roleContrast('#000080').onDark).toBeLessThan(SEEN);
  });
});

describe('a fresh look', () => {
  const [role] = ESSAY_ARGUMENT.roles;
  if (!role) throw new Error('no role');

  it('shares colour and key with no other role as long as there are any left, and no underline with the last', () => {
    const roles: Role[] = [];
    for (let count = 0; count < 12; count++) {
      const look = freshStyle(roles);
      if (count < 8) expect(roles.map(({ color }) => color)).not.toContain(look.color);
      expect(look.key).toBe(count < 9 ? String(count + 1) : null);
      expect(look.underline).not.toBe(roles.at(-1)?.underline);
      const { onLight, onDark } = roleContrast(look.color);
      expect(Math.min(onLight, onDark)).toBeGreaterThanOrEqual(SEEN);
      roles.push({ ...role, ...look });
    }
  });

  it('fills the gap among the keys', () => {
    for (const { roles } of BUILT_IN_CODEBOOKS) {
      const gap = roles.filter(({ key }) => key !== '2');
      expect(freshStyle(gap).key).toBe('2');
    }
  });
});
