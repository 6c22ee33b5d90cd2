import { describe, expect, it } from 'vitest';
import { highlightCss, type RoleStyle } from '../../../src/page/painting/stylesheet.ts';

const role: RoleStyle = { id: '0f8fad5b-d9cb-469f-a165-70867728950e', color: '#1d4ed8', underline: 'wavy' };

describe('highlightCss', () => {
  it('gives each lane of a role its own offset, and further roles no background', () => {
    const rules = highlightCss([role]).split('\n');
    const of = (name: string) => rules.find((rule) => rule.startsWith(`::highlight(${name}){`)) ?? '';
    const offsets = [0, 1, 2, 3].map(
      (lane) => /text-underline-offset:([\d.]+)em/.exec(of(`margent-${role.id}-${lane}`))?.[1],
    );
    expect(new Set(offsets).size).toBe(4);
    expect(offsets).not.toContain(undefined);
    expect(of(`margent-${role.id}-0`)).toMatch(
      /background-color:#1d4ed8[0-9a-f]{2};text-decoration:underline wavy #1d4ed8 /,
    );
    expect(of(`margent-${role.id}-0-line`)).not.toContain('background');
    expect(of(`margent-${role.id}-0-line`)).toContain('underline wavy');
  });

  it('has the flash, unknown roles and forced colours', () => {
    const css = highlightCss([]);
    expect(css).toContain('::highlight(margent-flash){color:#000;background-color:#ffd54a}');
    expect(css).toContain('::highlight(margent-unknown-0){');
    expect(highlightCss([role])).toMatch(
      new RegExp(
        `@media \\(forced-colors:active\\)\\{.*::highlight\\(margent-${role.id}-0\\).*background-color:transparent;text-decoration-color:CanvasText`,
      ),
    );
  });

  it.each([
    ['an id', { ...role, id: 'x){}*{display:none}' }],
    ['a colour', { ...role, color: 'red;}*{display:none}' }],
    ['an underline', { ...role, underline: 'solid;}*{display:none}' as RoleStyle['underline'] }],
  ])('leaves out a role with %s that could break out of its rule', (_, hostile) => {
    expect(highlightCss([hostile])).toBe(highlightCss([]));
  });
});
