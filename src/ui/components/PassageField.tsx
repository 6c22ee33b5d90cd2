/** The field in which another passage is found: by its words, tags, roles or article. */
import { useMemo, useState } from 'preact/hooks';
import type { RelationFault } from '../../core/argument/relation-rule.ts';
import { quoteOf } from '../../core/model/annotation.ts';
import { type Codebook, rolesOf } from '../../core/model/codebook.ts';
import { matchesAllWords } from '../../core/query/fold-for-search.ts';
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
  /** Why one cannot be chosen. */
  faultOf: (candidate: AnnotationInArticle) => RelationFault | null;
  onChoose: (id: string) => void;
}

/** Options shown at once: enough to look through, and a few words more find the rest. */
const SHOWN = 40;

export function PassageField({ candidates, here, codebooks, passages, faultOf, onChoose }: Props) {
  const [query, setQuery] = useState('');
  const found = useMemo(() => {
    const matching = candidates.filter(({ annotation, article }) =>
      matchesAllWords(
        [
          quoteOf(annotation),
          ...annotation.tags,
          ...rolesOf(annotation.roles, codebooks).map(({ name }) => name),
          article.description.title,
        ].join(' '),
        query,
      ),
    );
    const options = matching.map((candidate) => ({ candidate, fault: faultOf(candidate) }));
    // What can be chosen before what cannot; otherwise as they come.
    const fitting = (fits: boolean) => options.filter(({ fault }) => (fault === null) === fits);
    return [...fitting(true), ...fitting(false)];
  }, [candidates, codebooks, query, faultOf]);

  const onThisPage = found.filter(({ candidate }) => candidate.annotation.articleId === here);
  const elsewhere = found.filter(({ candidate }) => candidate.annotation.articleId !== here);
  const groups = [
    { name: t('inThisArticle'), options: onThisPage.slice(0, SHOWN) },
    { name: t('inOtherArticles'), options: elsewhere.slice(0, Math.max(0, SHOWN - onThisPage.length)) },
  ].filter(({ options }) => options.length > 0);
  const hidden = found.length - groups.reduce((sum, { options }) => sum + options.length, 0);

  return (
    <ChoiceField
      label={t('otherPassage')}
      hint={t('otherPassageHint')}
      query={query}
      onQuery={setQuery}
      onChoose={onChoose}
      status={found.length === 0 ? t('noPassageFound') : hidden > 0 && tCount('morePassages', hidden)}
    >
      {groups.map(({ name, options }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox.
        <div key={name} role="group" aria-label={name}>
          <div class={styles.group} aria-hidden="true">
            {name}
          </div>
          {options.map(({ candidate: { annotation }, fault }) => (
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
