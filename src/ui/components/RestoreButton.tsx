/** Asks for a backup file and hands it on. */
import { useRef } from 'preact/hooks';
import { t } from '../messages.ts';
import { Button } from './Button.tsx';

export function RestoreButton({ onRestore }: { onRestore: (file: File) => Promise<boolean> }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{t('restore')}</Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('restore')}
        onChange={async (event) => {
          const field = event.currentTarget;
          const [file] = field.files ?? [];
          if (file) await onRestore(file);
          // So that the same file may be chosen again after it has been mended.
          field.value = '';
        }}
      />
    </>
  );
}
