/** The field in which another passage is found: by its words, tags, roles or article, with the keys of a combobox. */
import Combobox from '@github/combobox-nav';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { RelationFault } from '../../core/argument/relation-rule.ts';
import { quoteOf } from '../../core/model/annotation.ts';
import { type Codebook, rolesOf } from '../../core/model/codebook.ts';
import { matchesAllWords } from '../../core/query/fold-for-search.ts';
import { t, tCount } from '../messages.ts';
import { relationFaultText } from '../relation-words.ts';
import type { AnnotationInArticle } from '../services.ts';
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
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

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

  useEffect(() => {
    if (!input.current || !list.current) return;
    const navigation = new Combobox(input.current, list.current, { tabInsertsSuggestions: false });
    navigation.start();
    return () => navigation.destroy();
  }, []);

  useEffect(() => {
    const ended = new AbortController();
    list.current?.addEventListener(
      'combobox-commit',
      ({ target }) => {
        const chosen = target instanceof HTMLElement ? target.dataset.passageId : undefined;
        if (chosen) onChoose(chosen);
      },
      { signal: ended.signal },
    );
    return () => ended.abort();
  });

  return (
    <div class={styles.field}>
      <label for={id} class={styles.label}>
        {t('otherPassage')}
      </label>
      <input
        id={id}
        ref={input}
        class={styles.input}
        value={query}
        autocomplete="off"
        placeholder={t('otherPassageHint')}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter chooses; a form that lacks its other end is not sent.
          if (event.key === 'Enter' && !event.isComposing) event.preventDefault();
        }}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('otherPassage')}
        class={styles.list}
        tabIndex={-1}
        // The field keeps the focus, and with it the keys.
        onMouseDown={(event) => event.preventDefault()}
      >
        {groups.map(({ name, options }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox.
          <div key={name} role="group" aria-label={name}>
            <div class={styles.group} aria-hidden="true">
              {name}
            </div>
            {options.map(({ candidate: { annotation }, fault }) => (
              <div
                key={annotation.id}
                id={`${id}-${annotation.id}`}
                role="option"
                tabIndex={-1}
                aria-disabled={fault !== null}
                class={styles.option}
                data-passage-id={annotation.id}
              >
                <PassageWords id={annotation.id} passages={passages} />
                {fault && <span class={styles.fault}>{relationFaultText(fault)}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p class={styles.count} role="status">
        {found.length === 0 ? t('noPassageFound') : hidden > 0 && tCount('morePassages', hidden)}
      </p>
    </div>
  );
}
