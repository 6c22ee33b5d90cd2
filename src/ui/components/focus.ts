/** Where the focus goes when what had it goes away; without this it would fall to the body, and the reader be lost. */

/** To the tab that is shown, or the search field, or the first heading's button of the surface. */
export function focusHome(): void {
  document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"], [data-search], main button')?.focus();
}

/** To an annotation in a list; false where it is not there. */
export function focusAnnotation(id: string): boolean {
  const target = document.querySelector<HTMLElement>(`[data-annotation="${CSS.escape(id)}"] button`);
  target?.focus();
  return target !== null;
}
