/** The two buttons that move a row of the editor among those beside it. */
import { Button } from '../components/Button.tsx';
import { focusLater } from '../components/focus.ts';
import { t } from '../messages.ts';

interface Props {
  /** What is moved, by its name. */
  name: string;
  /** The selector of its row. */
  row: string;
  canMove: (by: -1 | 1) => boolean;
  /** Whether it was done. */
  onMove: (by: -1 | 1) => Promise<boolean>;
}

const WAYS = [
  { way: 'up', by: -1, arrow: '↑', label: 'moveUp' },
  { way: 'down', by: 1, arrow: '↓', label: 'moveDown' },
] as const;

export function MoveButtons({ name, row, canMove, onMove }: Props) {
  const move = async (by: -1 | 1) => {
    const [pressed, other] = by < 0 ? ['up', 'down'] : ['down', 'up'];
    // A row that moves takes the focus with it, and at the end of its way the button cannot keep it.
    if (await onMove(by)) focusLater(`${row} [data-moves="${pressed}"]`, `${row} [data-moves="${other}"]`);
  };
  return (
    <>
      {WAYS.map(({ way, by, arrow, label }) => (
        <Button
          key={way}
          data-moves={way}
          aria-label={`${t(label)}: ${name}`}
          title={t(label)}
          disabled={!canMove(by)}
          onClick={() => move(by)}
        >
          <span aria-hidden="true">{arrow}</span>
        </Button>
      ))}
    </>
  );
}
