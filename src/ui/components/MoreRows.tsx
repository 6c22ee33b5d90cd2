/** The end of a list that goes on: the next rows come before the reader is there, and by the button where she jumps to it. */
import { useEffect, useRef } from 'preact/hooks';
import { tCount } from '../messages.ts';
import { Button } from './Button.tsx';
import { focusRowLater } from './focus.ts';

/** Pixels below the window within which the rows are made ready: a few screens of scrolling. */
const AHEAD = 1_500;

/** Rows up to which a list goes on by itself: what stands below one that always did could not be come to. */
const MOST_BY_ITSELF = 300;

interface Props {
  /** How many rows are there, and how many are not yet. */
  shown: number;
  hidden: number;
  onMore: () => void;
}

export function MoreRows({ shown, hidden, onMore }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const more = useRef(onMore);
  more.current = onMore;

  // Only a reader who scrolls is met: a list that went on by where its end stands alone could go on for ever, for the
  // browser only guesses how high rows out of sight are.
  useEffect(() => {
    if (hidden === 0 || shown >= MOST_BY_ITSELF) return;
    const away = new AbortController();
    const meet = () => {
      const end = button.current?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
      if (end > innerHeight + AHEAD) return;
      away.abort();
      more.current();
    };
    addEventListener('scroll', meet, { passive: true, signal: away.signal });
    return () => away.abort();
  }, [shown, hidden]);

  if (hidden === 0) return null;
  return (
    <Button
      ref={button}
      onClick={() => {
        onMore();
        // The button goes behind them, or away with the last of them.
        focusRowLater(shown);
      }}
    >
      {tCount('showMore', hidden)}
    </Button>
  );
}
