/** The article's sections: each scrolls the page to its place and can be tagged whole. */
import type { SectionOutline } from '../../core/model/section.ts';
import { t, tCount } from '../messages.ts';
import { placeName } from '../section-names.ts';
import { Button } from './Button.tsx';
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
            <Count of={countOf?.(section) ?? 0} />
          </button>
          <Button
            weight="quiet"
            icon="mark"
            title={t('tagSection')}
            aria-label={`${t('tagSection')}: ${placeName(section)}`}
            onClick={() => onTag(section)}
          />
        </li>
      ))}
    </ol>
  );
}

function Count({ of }: { of: number }) {
  if (of === 0) return null;
  return (
    <span class={styles.count} title={tCount('annotationCount', of)}>
      <span aria-hidden="true">{of}</span>
      <span class="visually-hidden">, {tCount('annotationCount', of)}</span>
    </span>
  );
}
