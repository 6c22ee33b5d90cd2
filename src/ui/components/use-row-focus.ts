/** The focus stays with an annotation whose row goes to another heading, or goes home where the row goes altogether. */
import { useLayoutEffect } from 'preact/hooks';
import { focusAnnotation, focusHome } from './focus.ts';

/** To be called where the rows are listed: what is drawn there takes the focused element away with its row. */
export function useRowFocus(): void {
  const id = document.activeElement?.closest<HTMLElement>('[data-annotation]')?.dataset.annotation;
  useLayoutEffect(() => {
    if (id === undefined || document.activeElement !== document.body) return;
    if (!focusAnnotation(id)) focusHome();
  });
}
