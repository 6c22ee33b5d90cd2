/** Whether two ranges have the same ends. */
export function isSameRange(one: AbstractRange, other: AbstractRange | null | undefined): boolean {
  return (
    one.startContainer === other?.startContainer &&
    one.startOffset === other.startOffset &&
    one.endContainer === other.endContainer &&
    one.endOffset === other.endOffset
  );
}
