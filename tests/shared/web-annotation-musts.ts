/** Judges annotations by the W3C's own test suite (w3c/web-annotation-tests), run over its JSON schemas. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import { sharedPath } from './shared-folder.ts';

interface Assertion {
  id: string;
  /** What a conforming annotation comes out as. */
  expectedResult: 'valid' | 'invalid';
  assertionType: 'must' | 'should' | 'may';
  errorMessage: string;
  $schema: string;
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** RFC 3986 section 3, appendix A: a scheme, then only what a URI may hold. */
const URI =
  /^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2}|\[[0-9A-Fa-f:.]+\])*(?=[/?#]|$))?(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*(?:\?(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*)?$/;
/** RFC 3339, with the T and the zone that xsd:dateTime asks for. */
const DATE_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

const suite = sharedPath('conformance/w3c-web-annotation');

/** The assertions of annotationMusts.test, in its order. */
export function mustAssertions(): string[] {
  return read(join(suite, 'annotations/annotationMusts.test')).assertions;
}

export function toolFile(name: string): unknown {
  return read(join(suite, 'tools', name));
}

/** The suite's samples by name; undefined stands for one that is no JSON at all. */
export function samples(kind: 'correct' | 'incorrect'): Map<string, unknown> {
  const folder = join('tools/samples', kind);
  return new Map(
    jsonFiles(folder).map((name) => [name, parseLoosely(readFileSync(join(suite, folder, name), 'utf8'))]),
  );
}

function jsonFiles(folder: string): string[] {
  return readdirSync(join(suite, folder)).filter((name) => name.endsWith('.json'));
}

/** Many incorrect samples have a comma too many, which would hide the mistake they were made for. */
function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text.replace(/,(?=\s*\})/g, ''));
  } catch {
    return undefined;
  }
}

/** Does the annotation hold up to this assertion, read as the suite reads it? */
export type Judge = (annotation: unknown) => { holds: boolean; why: string };

export function judges(): Map<string, Judge> {
  // The suite's schemas carry keys of their own (assertionType) and "type" beside "$ref".
  const ajv = new Ajv({ strict: false, allErrors: false, formats: { uri: URI, 'date-time': DATE_TIME } });
  for (const name of jsonFiles('definitions')) ajv.addSchema(read(join(suite, 'definitions', name)));
  return new Map(
    mustAssertions().map((path) => {
      const assertion: Assertion = read(join(suite, path));
      const validate: ValidateFunction = ajv.compile(assertion);
      const judge: Judge = (annotation) => ({
        holds: (validate(annotation) ? 'valid' : 'invalid') === assertion.expectedResult,
        why: `${assertion.errorMessage} ${ajv.errorsText(validate.errors)}`,
      });
      return [basename(path, '.json'), judge];
    }),
  );
}
