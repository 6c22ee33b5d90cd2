/** stub */
export const watchPage = (_: Document, __: unknown) => {};
