/** A button that asks for a JSON file and hands it on. */
import { useRef } from 'preact/hooks';
import { Button } from './Button.tsx';

interface Props {
  label: string;
  /** Whether no file can be taken in now. */
  busy?: boolean;
  onFile: (file: File) => Promise<boolean>;
}

export function FileButton({ label, busy = false, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button aria-disabled={busy} onClick={() => busy || input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={label}
        onChange={async (event) => {
          const field = event.currentTarget;
          const [file] = field.files ?? [];
          if (file) await onFile(file);
          // So that the same file may be chosen again after it has been mended.
          field.value = '';
        }}
      />
    </>
  );
}
