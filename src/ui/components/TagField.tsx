/** Free tags: those given as removable chips, and a field that completes from the tags in use. */
import Combobox from '@github/combobox-nav';
import type { TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { tidyTags } from '../../core/model/annotation.ts';
import { LONGEST_TAG, TAG_SEPARATOR, tagsWritten } from '../../core/model/tags-written.ts';
import { matchesAllWords } from '../../core/query/fold-for-search.ts';
import { t } from '../messages.ts';
import { Icon } from './Icon.tsx';
import styles from './TagField.module.css';

interface Props {
  tags: readonly string[];
  /** Most recent first. */
  inUse: readonly string[];
  onChange: (tags: string[]) => void;
  /** Whether tags are kept for the next passages, and how to say so of these. */
  keep: boolean;
  onKeep: (keep: boolean) => void;
}

const SUGGESTIONS = 6;

export function TagField({ tags, inUse, onChange, keep, onKeep }: Props) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const combobox = useRef<Combobox | null>(null);
  const id = useId();

  const suggestions = inUse.filter((tag) => !tags.includes(tag) && matchesAllWords(tag, text)).slice(0, SUGGESTIONS);
  const showing = open && suggestions.length > 0;

  // All of it before the next frame, not after it: the reader's next key may already be for the list.
  useLayoutEffect(() => {
    if (!input.current || !list.current) return;
    const navigation = new Combobox(input.current, list.current, { tabInsertsSuggestions: false });
    combobox.current = navigation;
    return () => navigation.destroy();
  }, []);

  useLayoutEffect(() => {
    if (!showing) return;
    combobox.current?.start();
    return () => combobox.current?.stop();
  }, [showing]);

  const add = (...more: string[]) => {
    const after = tidyTags([...tags, ...more]);
    if (after.length > tags.length) onChange(after);
    setText('');
    setOpen(false);
    // Where nothing is added, nothing is drawn anew: a comma alone would stay.
    if (input.current) input.current.value = '';
  };

  const write = (value: string) => {
    setText(value);
    setOpen(true);
  };

  /** Takes what stands in the field, as tags where it holds several. */
  const take = (value: string) => {
    if (TAG_SEPARATOR.test(value)) add(...tagsWritten(value));
    else write(value);
  };

  useLayoutEffect(() => {
    const commit = (event: Event) => {
      if (event.target instanceof HTMLElement && event.target.dataset.tag) add(event.target.dataset.tag);
    };
    const options = list.current;
    const ended = new AbortController();
    options?.addEventListener('combobox-commit', commit, { signal: ended.signal });
    return () => ended.abort();
  });

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return;
    const picked = list.current?.querySelector('[aria-selected="true"]');
    if (event.key === 'Enter' && !picked && text.trim()) {
      // Enter finishes the tag that is being written; the next Enter submits the form.
      event.preventDefault();
      add(...tagsWritten(text));
    } else if (event.key.length === 1 && TAG_SEPARATOR.test(event.key)) {
      // Not left to the field, which takes nothing more when it is full.
      event.preventDefault();
      take(withTyped(event.currentTarget, event.key));
    } else if (event.key === 'Backspace' && text === '' && tags.length > 0) {
      onChange(tags.slice(0, -1));
    } else if (event.key === 'Escape' && showing) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'ArrowDown' && !showing) {
      setOpen(true);
    }
  };

  return (
    <div class={styles.field}>
      <label for={id} class={styles.label}>
        {t('tags')}
      </label>
      <div class={styles.box}>
        {tags.map((tag) => (
          <span key={tag} class={styles.chip}>
            <bdi>{tag}</bdi>
            <button
              type="button"
              class={styles.remove}
              aria-label={t('removeTag', tag)}
              onClick={() => {
                onChange(tags.filter((other) => other !== tag));
                input.current?.focus();
              }}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
        <input
          id={id}
          ref={input}
          class={styles.input}
          dir={text ? 'auto' : undefined}
          value={text}
          maxLength={LONGEST_TAG}
          autocomplete="off"
          placeholder={tags.length === 0 ? t('tagsHint') : ''}
          onInput={(event) => {
            // To an input method a comma may be one of several words to choose from: what it writes in the end counts.
            if (event.isComposing) write(event.currentTarget.value);
            else take(event.currentTarget.value);
          }}
          onCompositionEnd={(event) => take(event.currentTarget.value)}
          // The field itself would make spaces of the ends of lines, and cut the list to one tag's length.
          onPaste={(event) => {
            const pasted = event.clipboardData?.getData('text/plain').trim() ?? '';
            if (!TAG_SEPARATOR.test(pasted)) return;
            event.preventDefault();
            take(withTyped(event.currentTarget, pasted));
          }}
          onKeyDown={onKeyDown}
          onBlur={() => add(...tagsWritten(text))}
        />
      </div>
      <div
        id={`${id}-suggestions`}
        ref={list}
        role="listbox"
        aria-label={t('tagSuggestions')}
        class={styles.suggestions}
        hidden={!showing}
        tabIndex={-1}
        // The field keeps the focus: losing it would end the tag being written.
        onMouseDown={(event) => event.preventDefault()}
      >
        {suggestions.map((tag, index) => (
          <div key={tag} id={`${id}-${index}`} role="option" tabIndex={-1} class={styles.suggestion} data-tag={tag}>
            {tag}
          </div>
        ))}
      </div>
      {/* Behind the field, so that Tab leads from the roles to the tags. */}
      <label class={styles.keep}>
        <input
          type="checkbox"
          class={styles.switch}
          checked={keep}
          onChange={(event) => onKeep(event.currentTarget.checked)}
        />
        {t('keepTags')}
      </label>
    </div>
  );
}

/** What the field would hold with `typed` in the place of what is selected in it. */
function withTyped({ value, selectionStart, selectionEnd }: HTMLInputElement, typed: string): string {
  return value.slice(0, selectionStart ?? value.length) + typed + value.slice(selectionEnd ?? value.length);
}
