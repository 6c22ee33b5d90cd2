/** The log of a codebook in the reader's words: as lists in the editor, and as a text for a methods section. */
import { type Codebook, type CodebookChange, UNDERLINES } from '../core/model/codebook.ts';
import { formatDay, type MessageKey, t } from './messages.ts';
import { underlineName } from './underline-names.ts';

const FIELDS: Record<string, MessageKey> = {
  name: 'fieldName',
  description: 'fieldDescription',
  definition: 'fieldDefinition',
  useWhen: 'fieldUseWhen',
  useNotWhen: 'fieldUseNotWhen',
  example: 'fieldExample',
  color: 'fieldColor',
  underline: 'fieldUnderline',
  key: 'fieldKey',
  parentId: 'fieldParent',
  from: 'fieldFrom',
  to: 'fieldTo',
};

/** One change as a sentence. */
export function describeChange(change: CodebookChange): string {
  const { what, of, from = '', to = '' } = change;
  switch (what) {
    case 'made':
      return t('logMade');
    case 'copied':
      return t('logCopiedFrom', from, change.version ?? 1);
    case 'codebook-changed':
    case 'role-changed':
    case 'relation-changed':
      return t('logChanged', fieldName(change.field), of, shown(from, change.field), shown(to, change.field));
    case 'role-added':
      return t('roleAdded', of);
    case 'role-merged':
      return `${t('logRoleMerged', of, to)}${concerned(change)}`;
    case 'role-deleted':
      return `${t('roleDeleted', of)}${to ? ` ${t('logInstead', to)}` : ''}${concerned(change)}`;
    case 'roles-ordered':
      return t('logOrdered', from, to);
    case 'relation-added':
      return t('relationKindAdded', of);
    case 'relation-deleted':
      return t('relationKindDeleted', of);
    case 'relations-ordered':
      return t('logRelationsOrdered', from, to);
  }
}

/** What that which has gone with a change meant, a line a field; none where the log does not say. */
export function describeMeaning({ meaning = [] }: CodebookChange): string[] {
  return meaning.map(({ field, text }) => t('logMeaning', fieldName(field), shown(text, field)));
}

/** The whole log, the first version first. */
export function describeCodebookLog({ name, version, log = [] }: Codebook): string {
  const entries = log.flatMap((entry) => [
    '',
    t('versionOn', entry.version, formatDay(entry.at)),
    ...entry.changes.flatMap((change) => [
      `- ${describeChange(change)}`,
      // A text of several lines stays one item.
      ...describeMeaning(change).map((line) => `  - ${line.replaceAll('\n', '\n    ')}`),
    ]),
  ]);
  return `${[t('logTitle', name, version), ...entries].join('\n')}\n`;
}

function fieldName(field = ''): string {
  const known = FIELDS[field];
  return known ? t(known) : field;
}

/** Ends of relations that name no role are open to all. */
function shown(value: string, field?: string): string {
  const underline = field === 'underline' ? UNDERLINES.find((each) => each === value) : undefined;
  if (underline) return underlineName(underline);
  if (value !== '') return value;
  return field === 'from' || field === 'to' ? t('anyRole') : t('nothing');
}

function concerned({ annotations }: CodebookChange): string {
  return annotations === undefined ? '' : ` ${t('logConcerned', annotations)}`;
}
