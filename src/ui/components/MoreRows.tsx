/** The end of a list that goes on: the next rows come before the reader is there, and by the button where she jumps to it. */
import { useEffect, useRef } from 'preact/hooks';
import { tCount } from '../messages.ts';
import { Button } from './Button.tsx';

/** How far below the window the rows are made ready: a few screens of scrolling. */
const AHEAD = '1500px';

interface Props {
  /** How many rows are not there yet. */
  hidden: number;
  onMore: () => void;
}

export function MoreRows({ hidden, onMore }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const more = useRef(onMore);
  more.current = onMore;

  // Watched anew after each time: it tells at once whether the end is still near.
  useEffect(() => {
    if (!button.current || hidden === 0) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) more.current();
      },
      { rootMargin: `0px 0px ${AHEAD}` },
    );
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [hidden]);

  if (hidden === 0) return null;
  return (
    <Button ref={button} onClick={onMore}>
      {tCount('showMore', hidden)}
    </Button>
  );
}
