/** The field in which another passage is found: by its words, tags, roles or article. */
import { useMemo, useState } from 'preact/hooks';
import type { RelationFault } from '../../core/argument/relation-rule.ts';
import type { Codebook } from '../../core/model/codebook.ts';
import { filterAnnotations } from '../../core/query/filter-annotations.ts';
import { t, tCount } from '../messages.ts';
import { relationFaultText } from '../relation-words.ts';
import type { AnnotationInArticle } from '../services.ts';
import { Choice, ChoiceField } from './ChoiceField.tsx';
import styles from './PassageField.module.css';
import { type Passages, PassageWords } from './PassageWords.tsx';

interface Props {
  /** In the order in which they are offered; those of the article `here` come first. */
  candidates: readonly AnnotationInArticle[];
  here: string;
  codebooks: readonly Codebook[];
  passages: Passages;
  /** Why one cannot be chosen. Another function asks all of them anew. */
  faultOf: (candidate: AnnotationInArticle) => RelationFault | null;
  /** Whether the reader is to write here at once. */
  takesFocus?: boolean;
  onChoose: (id: string) => void;
}

/** Options shown at once: enough to look through, and a few words more find the rest. */
const SHOWN = 40;

export function PassageField({ candidates, here, codebooks, passages, faultOf, takesFocus = false, onChoose }: Props) {
  const [query, setQuery] = useState('');
  // A whole library may stand behind the field: a letter searches it, and asks nothing else of it again.
  const options = useMemo(() => {
    const all = candidates.map((candidate) => ({ ...candidate, fault: faultOf(candidate) }));
    // What can be chosen before what cannot; otherwise as they come.
    const fitting = (fits: boolean) => all.filter(({ fault }) => (fault === null) === fits);
    return [...fitting(true), ...fitting(false)];
  }, [candidates, faultOf]);
  const roleNames = useMemo(
    () => new Map(codebooks.flatMap(({ roles }) => roles.map(({ id, name }) => [id, name] as const))),
    [codebooks],
  );
  const found = useMemo(
    () => filterAnnotations(options, { text: query, roles: new Set(), roleNames }),
    [options, roleNames, query],
  );

  const onThisPage = found.filter(({ annotation }) => annotation.articleId === here);
  const elsewhere = found.filter(({ annotation }) => annotation.articleId !== here);
  const groups = [
    { name: t('inThisArticle'), offered: onThisPage.slice(0, SHOWN) },
    { name: t('inOtherArticles'), offered: elsewhere.slice(0, Math.max(0, SHOWN - onThisPage.length)) },
  ].filter(({ offered }) => offered.length > 0);
  const hidden = found.length - groups.reduce((sum, { offered }) => sum + offered.length, 0);

  return (
    <ChoiceField
      label={t('otherPassage')}
      hint={t('otherPassageHint')}
      query={query}
      onQuery={setQuery}
      onChoose={onChoose}
      takesFocus={takesFocus}
      status={found.length === 0 ? t('noPassageFound') : hidden > 0 && tCount('morePassages', hidden)}
    >
      {groups.map(({ name, offered }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox.
        <div key={name} role="group" aria-label={name}>
          <div class={styles.group} aria-hidden="true">
            {name}
          </div>
          {offered.map(({ annotation, fault }) => (
            <Choice key={annotation.id} id={annotation.id} disabled={fault !== null}>
              <PassageWords id={annotation.id} passages={passages} />
              {fault && <span class={styles.fault}>{relationFaultText(fault)}</span>}
            </Choice>
          ))}
        </div>
      ))}
    </ChoiceField>
  );
}
