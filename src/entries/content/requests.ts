/** Checks by hand what comes over the wire: a message of an unknown type or shape is not answered. */
import type { Told } from '../../core/model/site-rule-change.ts';
import type { ContentMessage, SectionReference } from '../../protocol/content.ts';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isIndex = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isSection = (value: unknown): value is SectionReference =>
  isObject(value) && isIndex(value.index) && typeof value.text === 'string';

/** The message, or null where it is none of ours. */
export function parseContentMessage(value: unknown): ContentMessage | null {
  if (!isObject(value) || value.to !== 'content') return null;
  const { type, ask } = value;
  switch (type) {
    case 'describe-page':
    case 'take-pointed':
    case 'reading-mode':
    case 'refresh':
      return { to: 'content', type, ask: null };
    case 'point':
      return isObject(ask) ? { to: 'content', type, ask: { stays: ask.stays === true } } : null;
    case 'describe-section':
      return isSection(ask) ? { to: 'content', type, ask: { index: ask.index, text: ask.text } } : null;
    case 'name-section':
      return isObject(ask) && isSection(ask.section) && typeof ask.told === 'string'
        ? // Only our own surfaces send it; which kinds there are is checked before anything is stored.
          { to: 'content', type, ask: { section: ask.section, told: ask.told as Told } }
        : null;
    case 'describe-annotation':
      return isObject(ask) && typeof ask.annotation === 'string'
        ? { to: 'content', type, ask: { annotation: ask.annotation } }
        : null;
    case 'editor-told':
      return isObject(ask) && typeof ask.token === 'string'
        ? {
            to: 'content',
            type,
            ask: {
              token: ask.token,
              closed: ask.closed === true,
              ...(isIndex(ask.height) && { height: ask.height }),
              ...(isIndex(ask.step) && { step: ask.step }),
              ...(typeof ask.keeps === 'boolean' && { keeps: ask.keeps }),
              ...(typeof ask.written === 'boolean' && { written: ask.written }),
            },
          }
        : null;
    case 'editor-pick':
      return isObject(ask) && typeof ask.token === 'string' ? { to: 'content', type, ask: { token: ask.token } } : null;
    case 'editor-follow':
      return isObject(ask) && typeof ask.token === 'string' && typeof ask.id === 'string'
        ? { to: 'content', type, ask: { token: ask.token, id: ask.id } }
        : null;
    case 'scroll-to':
      if (!isObject(ask)) return null;
      if (isSection(ask.section)) return { to: 'content', type, ask: { section: ask.section } };
      return typeof ask.annotation === 'string' ? { to: 'content', type, ask: { annotation: ask.annotation } } : null;
    default:
      return null;
  }
}
