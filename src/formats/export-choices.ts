/** What a reader can take articles out as, by name alone: menus offer the formats before one is loaded. */

/** Ids and labels of formats that are written for other programs, in the registry's order; the backup has a button of its own. */
export const EXPORT_CHOICES = [
  { id: 'markdown', label: 'Markdown' },
  { id: 'w3c-web-annotation', label: 'W3C Web Annotation (JSON-LD)' },
] as const;
