/** The one form in which a passage is given its roles, tags and note, new or again. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Codebook } from '../../core/model/codebook.ts';
import { equal } from '../../core/model/equality.ts';
import { signOf } from '../../core/reading/sign-of.ts';
import { rolesOfOthers } from '../coding.ts';
import { t } from '../messages.ts';
import type { Coding, WrittenCoding } from '../services.ts';
import styles from './AnnotationEditor.module.css';
import { Button } from './Button.tsx';
import { isBusyOutside } from './focus.ts';
import { NoteField } from './NoteField.tsx';
import { RolePicker } from './RolePicker.tsx';
import { TagField } from './TagField.tsx';

/** Which tags the next passages are given: none, those in this form, or those from elsewhere. */
type Keeping = 'none' | 'these' | 'others';

interface Props {
  codebook: Codebook;
  /** All there are: roles of others are named by them. */
  codebooks: readonly Codebook[];
  /** The roles of an annotation as its editing began; none of a new passage. */
  borne?: readonly string[];
  tagsInUse: readonly string[];
  /** Those that the next passages are given, wherever they have been kept; null for none. */
  keptTags: readonly string[] | null;
  initial: Coding;
  /** The roles in `initial` are a suggestion: the first role the reader gives takes their place. */
  suggested?: boolean;
  /** Takes the keys 1-9 wherever the focus is outside other forms. */
  primary?: boolean;
  submitLabel: string;
  onSubmit: (coding: Coding) => Promise<void>;
  onCancel?: () => void;
  /** Hears what is written, for a surface on which the form may go away before it is submitted. */
  onDraft?: (written: WrittenCoding) => void;
  /** Takes the tags that the next passages are given from now on; null for none. */
  onKeepTags: (tags: string[] | null) => void;
}

/** Roles that the annotation has of another codebook stand below those of its own, to be taken off and given back. */
export function AnnotationEditor({
  codebook,
  codebooks,
  borne,
  tagsInUse,
  keptTags,
  initial,
  suggested = false,
  primary = false,
  submitLabel,
  onSubmit,
  onCancel,
  onDraft,
  onKeepTags,
}: Props) {
  const [coding, setCoding] = useState(initial);
  const [suggestion, setSuggestion] = useState(suggested);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const told = useRef(coding);
  useLayoutEffect(() => {
    if (told.current === coding) return;
    told.current = coding;
    onDraft?.({ coding, suggested: suggestion });
  });

  // What is kept is so at once, and not with what is submitted here alone, which may never be. A new passage begins with the tags
  // that are kept, which change with its own; an annotation's become those kept only when the switch is pressed beside them.
  const isKept = keptTags !== null;
  const [keeping, setKeeping] = useState<Keeping>(() => {
    if (!isKept) return 'none';
    return !borne && equal(keptTags, initial.tags) ? 'these' : 'others';
  });
  useLayoutEffect(() => {
    // The switch may be pressed in another form or window.
    setKeeping((current) => {
      if (!isKept) return 'none';
      return current === 'none' ? 'others' : current;
    });
  }, [isKept]);
  const keep = (keeps: boolean) => {
    setKeeping(keeps ? 'these' : 'none');
    onKeepTags(keeps ? coding.tags : null);
  };
  const changeTags = (tags: string[]) => {
    setCoding((current) => ({ ...current, tags }));
    if (keeping === 'these') onKeepTags(tags);
  };

  const toggleRole = (id: string) => {
    setCoding((current) => {
      if (suggestion) return { ...current, roles: [id] };
      const roles = current.roles.includes(id) ? current.roles.filter((other) => other !== id) : [...current.roles, id];
      return { ...current, roles };
    });
    setSuggestion(false);
  };

  // Another codebook has other roles, and suggests others for a new passage; what is written stays.
  const codebookId = useRef(codebook.id);
  const fetches = useRef(false);
  useLayoutEffect(() => {
    if (codebookId.current !== codebook.id) {
      codebookId.current = codebook.id;
      // Where the roles had it. From a list, a button, a field it is not fetched.
      const focused = document.activeElement;
      fetches.current =
        focused === document.body || form.current?.contains(focused?.closest('fieldset') ?? null) === true;
      if (!borne) {
        setCoding((current) => ({ ...current, roles: initial.roles }));
        setSuggestion(suggested);
        // With these roles the form is drawn once more.
        return;
      }
    }
    if (fetches.current) focusRoles(form.current);
    fetches.current = false;
  });

  // Before the next frame, not after it: the reader's next key may already be a role's digit. The form may come up by itself,
  // where something has been selected, or come back into sight: what she writes elsewhere must not go to it.
  useLayoutEffect(() => {
    if (!isBusyOutside(form.current)) focusRoles(form.current);
  }, []);

  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.composedPath()[0];
      if (!(target instanceof Element) || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      if (target.matches('textarea, input:not([type="checkbox"])')) return;
      // To a list belongs what its entries begin with.
      if (target instanceof HTMLSelectElement && begins(target, event.key)) return;
      const ownForm = target.closest('form');
      if (ownForm === form.current || (primary && ownForm === null)) {
        // With Shift the key counts for what it writes: on some keyboards that is the digit.
        const sign = event.shiftKey ? event.key : signOf(event);
        const role = codebook.roles.find(({ key }) => key === sign);
        if (!role) return;
        event.preventDefault();
        toggleRole(role.id);
        // The focus goes along, and with it the definition shown.
        form.current?.querySelector<HTMLElement>(`input[value="${role.id}"]`)?.focus();
      }
    };
    const ended = new AbortController();
    document.addEventListener('keydown', onKeyDown, { signal: ended.signal });
    return () => ended.abort();
  });

  // What is written with one codebook goes when another is chosen for a new passage; a role may have gone from its own meanwhile.
  const others = rolesOfOthers([...new Set([...(borne ?? []), ...coding.roles])], codebook, codebooks).filter(
    ({ name }) => borne || name === null,
  );

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy || coding.roles.length === 0) return;
    setBusy(true);
    try {
      await onSubmit(coding);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      ref={form}
      class={styles.editor}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && onCancel && !event.isComposing && !event.defaultPrevented) {
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        }
      }}
    >
      <RolePicker roles={codebook.roles} others={others} chosen={coding.roles} onToggle={toggleRole} />
      <TagField tags={coding.tags} inUse={tagsInUse} onChange={changeTags} keep={keeping !== 'none'} onKeep={keep} />
      <NoteField note={coding.note} onChange={(note) => setCoding((current) => ({ ...current, note }))} />
      <div class={styles.actions}>
        {coding.roles.length === 0 && <p class={styles.hint}>{t('chooseRole')}</p>}
        {onCancel && (
          <Button weight="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <Button type="submit" weight="primary" icon="mark" disabled={busy || coding.roles.length === 0}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

function begins({ options }: HTMLSelectElement, sign: string): boolean {
  return [...options].some(({ text }) => text.startsWith(sign));
}

function focusRoles(form: HTMLFormElement | null): void {
  // One selector with a comma would find the first role, given or not.
  const given = form?.querySelector<HTMLElement>('fieldset input:checked');
  (given ?? form?.querySelector<HTMLElement>('fieldset input'))?.focus();
}
