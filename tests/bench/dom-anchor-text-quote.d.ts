/** What the bench uses of a package that has no types. */
declare module 'dom-anchor-text-quote' {
  interface Selector {
    readonly exact: string;
    readonly prefix: string;
    readonly suffix: string;
  }
  /** null where it finds nothing; `hint` is the offset where to look first. */
  export function toRange(root: Node, selector: Selector, options: { readonly hint?: number }): Range | null;
}
