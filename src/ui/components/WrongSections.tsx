/** 'Wrong sections?': what was found on the page, each part to be named otherwise, and what has been said of its site so far. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { SECTION_KINDS, type SectionOutline } from '../../core/model/section.ts';
import type { Told } from '../../core/model/site-rule-change.ts';
import { beginningOf } from '../labels.ts';
import { formatList, t } from '../messages.ts';
import { sectionName } from '../section-names.ts';
import type { MendingState } from '../state/mending-state.ts';
import type { SharedPageState } from '../state/page-state.ts';
import { Button } from './Button.tsx';
import { focusHome, homeAfter } from './focus.ts';
import { RuleStatements } from './RuleStatements.tsx';
import { SettledSelect } from './SettledSelect.tsx';
import styles from './WrongSections.module.css';

interface Props {
  state: Pick<SharedPageState, 'page' | 'description' | 'scrollTo'> & { mending: MendingState };
}

/** Leads there, where the page is of a site that a rule can be about. */
export function WrongSectionsButton({ mending }: { mending: MendingState }) {
  if (!mending.host.value) return null;
  return (
    <Button weight="quiet" class={styles.way} onClick={mending.open}>
      {t('wrongSections')}
    </Button>
  );
}

export function WrongSections({ state }: Props) {
  const page = state.page.value;
  const { mending } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  // What led here is gone, and with it the focus.
  useLayoutEffect(() => heading.current?.focus(), []);
  if (page.kind !== 'ready') return null;
  const { outline } = page.page;
  const language = state.description.value?.language ?? null;
  return (
    <section class={styles.view}>
      <header class={styles.header}>
        <h1 ref={heading} tabIndex={-1} class={styles.title}>
          {t('wrongSectionsOn', mending.host.value)}
        </h1>
        <Button
          onClick={() => {
            mending.close();
            // Once the lists are there again.
            requestAnimationFrame(focusHome);
          }}
        >
          {t('done')}
        </Button>
      </header>
      <p class={styles.hint}>{outline.length > 0 ? t('wrongSectionsHint') : t('notAnArticleHint')}</p>
      <div>
        <Button weight={outline.length > 0 ? 'plain' : 'primary'} onClick={mending.point}>
          {t('pointAtArticle')}
        </Button>
      </div>
      {/* There before it says anything: screen readers announce only what changes in it. */}
      <p class={styles.pointing} aria-live="polite">
        {mending.isPointing.value && t('pointingBeside')}
      </p>
      {outline.length > 0 && (
        <ol class={styles.sections}>
          {outline.map((section) => (
            <Row
              key={section.index}
              section={section}
              language={language}
              onGo={() => state.scrollTo({ section })}
              onName={async (told) => {
                const named = await mending.name(section, told);
                // A section that is none any more takes its row along.
                if (document.activeElement === document.body) focusHome();
                return named;
              }}
            />
          ))}
        </ol>
      )}
      <Changes state={state} />
    </section>
  );
}

interface RowProps {
  section: SectionOutline;
  language: string | null;
  onGo: () => void;
  onName: (told: Told) => Promise<boolean>;
}

function Row({ section, language, onGo, onName }: RowProps) {
  const words = section.text.slice(0, 200);
  return (
    <li class={styles.section} data-kind={section.kind}>
      <SettledSelect
        class={styles.kind}
        aria-label={t('kindOf', beginningOf(section.text))}
        value={section.kind}
        onChoose={(kind) => onName(kind as Told)}
      >
        {SECTION_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {sectionName(kind)}
          </option>
        ))}
        <option value="nothing">{t('notPart')}</option>
      </SettledSelect>
      <button type="button" class={styles.go} title={t('showOnPage')} onClick={onGo}>
        <span class={styles.text} lang={language ?? undefined} dir="auto">
          {words}
        </span>
      </button>
    </li>
  );
}

function Changes({ state }: Props) {
  const { mending } = state;
  const kept = mending.rule.value;
  if (!kept) return <p class={styles.hint}>{t('noChanges', mending.host.value)}</p>;
  return (
    <section class={styles.changes}>
      <h2 class={styles.subtitle}>{t('yourChanges', formatList(kept.rule.hosts))}</h2>
      <RuleStatements rule={kept.rule} onForget={(statement) => void homeAfter(mending.forget(statement))} />
      <div class={styles.tools}>
        <Button onClick={() => void homeAfter(mending.forgetAll())}>{t('forgetChanges')}</Button>
        <Button weight="quiet" icon="export" onClick={mending.exportRule}>
          {t('exportRule')}
        </Button>
      </div>
      <p class={styles.hint}>{t('exportRuleHint')}</p>
    </section>
  );
}
