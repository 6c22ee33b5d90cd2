/** What can be done with the annotations chosen in a list; each is one step, which one undo takes back. */
import type { ReadonlySignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Role, rolesOf, unknownRoles } from '../../core/model/codebook.ts';
import type { CodingChange } from '../../core/model/coding-change.ts';
import { tagsWritten } from '../../core/model/tags-written.ts';
import { codebookOf, roleName } from '../coding.ts';
import { t, tCount } from '../messages.ts';
import type { CodingContext } from '../services.ts';
import type { ChosenAnnotations } from '../state/chosen-annotations.ts';
import styles from './BulkEdit.module.css';
import { Button } from './Button.tsx';
import { focusHome, focusLater, homeAfter } from './focus.ts';
import { Menu } from './Menu.tsx';

const CHOOSE_NONE = '[data-choose-none]';
const REPLACE = '[data-replace-role] button';

interface Props {
  state: { list: ChosenAnnotations; context: ReadonlySignal<CodingContext | null> };
}

export function BulkEdit({ state }: Props) {
  const count = state.list.chosen.value.length;
  return (
    <>
      {/* A region that comes into being with its words is not read out: it stands there before. */}
      <p class="visually-hidden" role="status">
        {count > 0 && tCount('chosenCount', count)}
      </p>
      {count > 0 && <Tools state={state} />}
    </>
  );
}

function Tools({ state }: Props) {
  const { list } = state;
  const busy = list.busy.value;
  const context = state.context.value;
  /** The role that is to be replaced, while it is asked by which. */
  const [replacedId, setReplacedId] = useState<string | null>(null);
  const chosen = list.chosen.value;
  const found = list.found.value.length;
  if (!context) return null;
  const of = (pick: 'roles' | 'tags') => [...new Set(chosen.flatMap(({ annotation }) => annotation[pick]))];
  // Of the projects that they belong to now; of passages of several, each role goes to those whose codebook has it.
  const books = [...new Set(chosen.map(({ annotation }) => codebookOf(annotation, context)))];
  const named = (role: Role) => roleName(role, books.length === 1 ? books : [], context.codebooks);
  const borne = [
    ...rolesOf(of('roles'), context.codebooks).map((role) => ({ id: role.id, name: named(role) })),
    ...unknownRoles(of('roles'), context.codebooks).map((id) => ({ id, name: t('unknownRole') })),
  ];
  // The menu, or all of this, may go with what it has done.
  const change = (wanted: CodingChange) => void homeAfter(list.change(wanted), CHOOSE_NONE);
  const tags = of('tags').sort((a, b) => a.localeCompare(b));
  const offered = books.flatMap(({ roles }) => roles);
  // Gone where none of those chosen has it any more.
  const replaced = borne.find(({ id }) => id === replacedId);
  const endReplacing = () => {
    setReplacedId(null);
    focusLater(REPLACE, CHOOSE_NONE);
  };
  return (
    <section class={styles.bulk} aria-label={t('chosenAnnotations')} aria-busy={busy}>
      <div class={styles.row}>
        <p class={styles.count} aria-hidden="true">
          {tCount('chosenCount', chosen.length)}
        </p>
        {chosen.length < found && (
          <Button
            weight="quiet"
            onClick={() => {
              list.chooseAll();
              // The button goes where there is nothing more to choose.
              focusLater(CHOOSE_NONE);
            }}
          >
            {tCount('chooseAll', found)}
          </Button>
        )}
        <Button
          weight="quiet"
          data-choose-none
          onClick={() => {
            list.clear();
            focusHome();
          }}
        >
          {t('chooseNone')}
        </Button>
      </div>
      <div class={styles.row}>
        <Menu
          label={t('addRole')}
          icon="add"
          busy={busy}
          items={offered.map((role) => ({
            id: role.id,
            label: named(role),
            onChoose: () => change({ change: 'add', role: role.id }),
          }))}
        />
        {borne.length > 0 && (
          <Menu
            label={t('removeRole')}
            icon="remove"
            busy={busy}
            items={borne.map(({ id, name }) => ({
              id,
              label: name,
              onChoose: () => change({ change: 'remove', role: id }),
            }))}
          />
        )}
        {borne.length > 0 && (
          <span data-replace-role>
            <Menu
              label={t('replaceRole')}
              icon="replace"
              busy={busy}
              items={borne.map(({ id, name }) => ({ id, label: name, onChoose: () => setReplacedId(id) }))}
            />
          </span>
        )}
        {tags.length > 0 && (
          <Menu
            label={t('removeOneTag')}
            icon="remove"
            busy={busy}
            items={tags.map((tag) => ({
              id: tag,
              label: tag,
              onChoose: () => change({ change: 'remove', tags: [tag] }),
            }))}
          />
        )}
        <Button
          weight="quiet"
          icon="delete"
          aria-disabled={busy}
          onClick={async () => {
            if (await list.deleteChosen()) focusHome();
          }}
        >
          {tCount('deleteChosen', chosen.length)}
        </Button>
      </div>
      {replaced && (
        <ReplaceRole
          key={replaced.id}
          busy={busy}
          name={replaced.name}
          by={offered.filter(({ id }) => id !== replaced.id).map((role) => ({ id: role.id, name: named(role) }))}
          onReplace={async (by) => {
            if (await list.change({ change: 'replace', role: replaced.id, by })) endReplacing();
          }}
          onCancel={endReplacing}
        />
      )}
      <AddTags inUse={context.tags} busy={busy} onAdd={(added) => list.change({ change: 'add', tags: added })} />
    </section>
  );
}

interface ReplaceProps {
  /** Of the role that is replaced. */
  name: string;
  by: readonly { id: string; name: string }[];
  busy: boolean;
  onReplace: (by: string) => Promise<void>;
  onCancel: () => void;
}

function ReplaceRole({ name, by, busy, onReplace, onCancel }: ReplaceProps) {
  const [chosen, setChosen] = useState(by[0]?.id);
  const select = useRef<HTMLSelectElement>(null);
  const id = useId();
  // The menu that led here is closed.
  useLayoutEffect(() => select.current?.focus(), []);
  return (
    <form
      class={styles.replace}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) void onReplace(chosen);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <label for={id}>{t('replaceRoleBy', name)}</label>
      <select
        ref={select}
        id={id}
        class={styles.field}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        {by.map((role) => (
          <option key={role.id} value={role.id}>
            {role.name}
          </option>
        ))}
      </select>
      <Button type="submit" disabled={chosen === undefined} aria-disabled={busy}>
        {t('replace')}
      </Button>
      <Button weight="quiet" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </form>
  );
}

interface AddTagsProps {
  inUse: readonly string[];
  busy: boolean;
  onAdd: (tags: string[]) => Promise<boolean>;
}

function AddTags({ inUse, busy, onAdd }: AddTagsProps) {
  const [text, setText] = useState('');
  const tags = tagsWritten(text);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <form
      class={styles.tag}
      onSubmit={async (event) => {
        event.preventDefault();
        if (tags.length === 0) return;
        if (await onAdd(tags)) setText('');
        field.current?.focus();
      }}
    >
      <input
        ref={field}
        class={styles.field}
        aria-label={t('addTag')}
        placeholder={t('addTag')}
        list={id}
        autocomplete="off"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <datalist id={id}>
        {inUse.slice(0, 100).map((used) => (
          <option key={used} value={used} />
        ))}
      </datalist>
      <Button type="submit" disabled={tags.length === 0} aria-disabled={busy}>
        {t('add')}
      </Button>
    </form>
  );
}
