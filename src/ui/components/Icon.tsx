/** The few line icons of the interface, drawn on a 16 × 16 grid and as large as the text beside them; always beside a text or an aria-label. */

const PATHS = {
  edit: 'M10.7 2.8l2.5 2.5M3 13l.7-3.1 7-7 2.4 2.4-7 7L3 13z',
  delete: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.8 7v3.5M9.2 7v3.5',
  close: 'M4 4l8 8M12 4l-8 8',
  export: 'M8 10V2.5M5 5.2l3-2.7 3 2.7M3 9.5V13h10V9.5',
  library: 'M3 13V3M6 13V5M9 13V3l3.5 9.5',
  settings: 'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.2v3.6M6 9.2v3.6',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5L14 14',
  panel: 'M2.5 3.5h11v9h-11zM9.5 3.5v9M11 6h1M11 8h1',
  add: 'M8 3.5v9M3.5 8h9',
  remove: 'M3.5 8h9',
  replace: 'M3 5.5h9M9.8 3.2l2.3 2.3-2.3 2.3M13 10.5H4M6.2 8.2l-2.3 2.3 2.3 2.3',
  zoomIn: 'M8 3.5v9M3.5 8h9',
  zoomOut: 'M3.5 8h9',
  relate: 'M3 4.5h4v7h4M9.2 9.2l2.3 2.3-2.3 2.3M3 2.7v3.6',
  mark: 'M3 13h10M5 9.5l5.5-6 2 1.8-5.5 6-2.4.4z',
  found: 'M3 8.5l3.2 3.2L13 5',
  moved: 'M3 4v5.5h9M9 6.5l3 3-3 3',
  changed: 'M3 6h10M3 10h10M10.5 3l-5 10',
  lost: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM4.2 4.2l7.6 7.6',
  warning: 'M8 2.8L14 13H2L8 2.8zM8 6.6v3M8 11.3v.1',
} as const;

/** Those that point the way the text runs. */
const DIRECTIONAL: ReadonlySet<string> = new Set<keyof typeof PATHS>(['relate', 'moved']);

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      // 16 pixels beside text of the usual size, and larger with it.
      width="1.15em"
      height="1.15em"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      data-directional={DIRECTIONAL.has(name) || undefined}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
