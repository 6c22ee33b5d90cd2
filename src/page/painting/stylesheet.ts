/** stub */
export const highlightCss = (_: unknown) => '';
