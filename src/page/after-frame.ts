/** Waits until what has been changed is to be seen. */

/** Once the browser has drawn. */
export function afterFrame(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}
