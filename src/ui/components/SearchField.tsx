/** A field for words that narrow what is below it; the search key leads to it, Escape empties it. */

import { Icon } from './Icon.tsx';
import styles from './SearchField.module.css';

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (words: string) => void;
  /** Where it stands. */
  class?: string | undefined;
}

export function SearchField({ label, placeholder, value, onSearch, class: place }: Props) {
  return (
    <label class={[styles.search, place].filter(Boolean).join(' ')}>
      <span class="visually-hidden">{label}</span>
      <Icon name="search" />
      <input
        type="search"
        data-search
        value={value}
        placeholder={placeholder}
        onInput={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.isComposing || value === '') return;
          event.preventDefault();
          onSearch('');
        }}
      />
    </label>
  );
}
