/** The few line icons of the interface, drawn on a 16 × 16 grid; always beside a text or an aria-label. */

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
  zoomIn: 'M8 3.5v9M3.5 8h9',
  zoomOut: 'M3.5 8h9',
  mark: 'M3 13h10M5 9.5l5.5-6 2 1.8-5.5 6-2.4.4z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
