/** The focus returns to where it came from when a form or list closes, before the next key could fall to the body. */
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * @param open what is open; null or false while nothing is
 * @param giveBack is given what was open
 */
export function useReturningFocus<T>(open: T | null | false, giveBack: (closed: T) => void): void {
  const before = useRef<T | null | false>(null);
  useLayoutEffect(() => {
    const closed = before.current;
    before.current = open;
    if (closed !== null && closed !== false && (open === null || open === false)) giveBack(closed);
  }, [open]);
}
