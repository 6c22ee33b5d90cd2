/** stub */
export const createPainter = (_: Document) => ({ clear() {}, paint(_: unknown) {}, flash(_: Range) {} });
