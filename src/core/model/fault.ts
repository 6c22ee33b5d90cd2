/** What is wrong with a value, as a place in it and a sentence a reader understands. */
import type * as v from 'valibot';

/** `path` such as `annotations[3].roles[0]` ('' for the whole value); `message` continues it: `is not a UUID`. */
export interface Fault {
  path: string;
  message: string;
}

export type Step = string | number;

export function sayFault({ path, message }: Fault): string {
  return path === '' ? message : `${path}: ${message}`;
}

/** `['annotations', 3, 'roles', 0]` as `annotations[3].roles[0]`. */
export function sayPath(steps: readonly Step[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`;
    if (!/^[\w$-]+$/.test(step)) return `${path}[${JSON.stringify(step.slice(0, 40))}]`;
    return path === '' ? step : `${path}.${step}`;
  }, '');
}

/** The first of valibot's issues, in words. Messages written in our schemas are taken as they stand. */
export function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const steps = (issue.path ?? []).map(({ key }): Step => (typeof key === 'number' ? key : String(key)));
  return { path: sayPath(steps), message: sayIssue(issue) };
}

/** valibot's own wording names its type system ('Expected ("a" | "b") but received undefined'). */
function sayIssue(issue: v.BaseIssue<unknown>): string {
  // A check with a message of ours; one without begins with 'Invalid'.
  if (issue.kind === 'validation' && !issue.message.startsWith('Invalid')) return issue.message;
  if (issue.received === 'undefined') return 'is missing';
  if (issue.expected === 'never') return 'is not a field known here';
  switch (issue.type) {
    case 'string':
      return 'is not text';
    case 'number':
      return 'is not a number';
    case 'array':
      return 'is not a list';
    case 'strict_object':
      return 'is not an object';
    case 'picklist':
    case 'literal':
    case 'variant':
      return `is not one of ${(issue.expected ?? '').replace(/^\(|\)$/g, '').replaceAll(' | ', ', ')}`;
    case 'max_length':
      return `is longer than ${String(issue.requirement)}`;
    case 'min_value':
      return `is less than ${String(issue.requirement)}`;
    case 'integer':
      return 'is not a whole number';
    default:
      return 'has the wrong shape';
  }
}
