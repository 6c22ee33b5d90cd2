/** The article's sections: each scrolls the page to its place and can be tagged whole. */
import type { SectionOutline } from '../../core/model/section.ts';
import { labelled } from '../labels.ts';
import { t } from '../messages.ts';
import { placeName } from '../section-names.ts';
import { Button } from './Button.tsx';
import { Count } from './Count.tsx';
import styles from './Outline.module.css';

interface Props {
  sections: readonly SectionOutline[];
  language: string | null;
  /** How many annotations begin in a section; told where there are any. */
  countOf?: (section: SectionOutline) => number;
  onGo: (section: SectionOutline) => void;
  onTag: (section: SectionOutline) => void;
}

export function Outline({ sections, language, countOf, onGo, onTag }: Props) {
  return (
    <ol class={styles.outline}>
      {sections.map((section) => (
        <li key={section.index} class={styles.section} data-kind={section.kind}>
          <button type="button" class={styles.go} onClick={() => onGo(section)}>
            <span class={styles.kind}>{placeName(section)}</span>
            <span class={styles.text} lang={language ?? undefined} dir="auto">
              {section.text.slice(0, 200)}
            </span>
            {countOf && countOf(section) > 0 && <Count of={countOf(section)} />}
          </button>
          <Button
            weight="quiet"
            icon="mark"
            title={t('highlightSection')}
            aria-label={labelled(t('highlightSection'), placeName(section))}
            onClick={() => onTag(section)}
          />
        </li>
      ))}
    </ol>
  );
}
