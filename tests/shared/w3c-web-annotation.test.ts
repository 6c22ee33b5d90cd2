/** Every MUST of the W3C's test suite holds on what we write, and the suite is seen to fail what breaks one. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateLibrary } from '../../src/core/model/library.ts';
import { w3cWebAnnotation } from '../../src/formats/w3c-web-annotation.ts';
import { ENGLISH_DOCUMENT } from '../english-document.ts';
import { judges, mustAssertions, samples, toolFile } from './web-annotation-musts.ts';

const MUSTS = judges();

function brokenMusts(annotation: unknown): string[] {
  return [...MUSTS].filter(([, judge]) => !judge(annotation).holds).map(([name]) => name);
}

function ourAnnotations(): Record<string, unknown>[] {
  const sample = new URL('../fixtures/formats/library.json', import.meta.url);
  const validated = validateLibrary(JSON.parse(readFileSync(sample, 'utf8')));
  if (!validated.ok) throw new Error(`library.json: ${validated.fault.path} ${validated.fault.message}`);
  const context = { exportedAt: '2026-11-24T09:30:00.000Z', version: '0.1.0', words: ENGLISH_DOCUMENT };
  return JSON.parse(String(w3cWebAnnotation.write?.(validated.library, context)));
}

const ours = ourAnnotations();

describe('our output', () => {
  it('is annotations and relations of every make', () => {
    expect(ours).toHaveLength(12);
    expect(new Set(ours.map(({ motivation }) => String(motivation))).size).toBeGreaterThan(3);
  });

  it.each([...MUSTS])('keeps %s', (_, judge) => {
    for (const annotation of ours) {
      const { holds, why } = judge(annotation);
      expect(holds, `${annotation.id}: ${why}`).toBe(true);
    }
  });

  it('breaks a MUST as soon as it is damaged', () => {
    const [first] = ours;
    const target = first?.target as { selector: unknown[] };
    const damages: [string, Record<string, unknown>][] = [
      ['3.1-annotationContextValidated', { '@context': 'http://example.org/' }],
      ['3.1-annotationIdValidated', { id: 'no uri' }],
      ['3.1-annotationTypeValidated', { type: 'Note' }],
      ['3.1-targetKeyFound', { target: undefined }],
      ['3.2.5-notBodyBodyValue', { bodyValue: 'both' }],
      ['3.3.1-annotationCreatedValidated', { created: '2026-11-23 10:00:00Z' }],
      ['3.3.1-annotationModifiedValidated', { modified: 'yesterday' }],
      ['3.3.1-annotationGeneratedValidated', { generated: ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00Z'] }],
      ['3.2-targetObjectsRecognized', { target: { ...target, source: 'https://example.org/a|b' } }],
      [
        '4.2-TextDataPositionSelectorValid',
        { target: { ...target, selector: [{ type: 'TextPositionSelector', start: -1, end: 2 }] } },
      ],
      [
        '4.2.4-textQuoteSelectorValid',
        { target: { ...target, selector: [{ type: 'TextQuoteSelector', prefix: 'a' }] } },
      ],
      ['4.2-selectorValidIfPresent', { target: { ...target, selector: [{ type: 'SectionSelector', kind: 'dek' }] } }],
      ['4.3.1-timeStateValid', { target: { ...target, state: { type: 'TimeState', sourceDate: '2026' } } }],
      ['4-targSpecificResourceNoValue', { target: { ...target, value: 'x' } }],
    ];
    for (const [must, damage] of damages) {
      expect(brokenMusts(JSON.parse(JSON.stringify({ ...first, ...damage }))), must).toContain(must);
    }
  });
});

describe('the harness', () => {
  it('knows every assertion of annotationMusts.test', () => {
    expect(MUSTS.size).toBe(mustAssertions().length);
    expect(MUSTS.size).toBeGreaterThan(50);
  });

  it.each(['wa.json', 'wr.json'])('passes %s', (name) => {
    expect(brokenMusts(toolFile(name))).toEqual([]);
  });

  it('passes the 38 correct samples that are plain annotations of the final model', () => {
    const passed = [...samples('correct').values()].filter((sample) => brokenMusts(sample).length === 0);
    expect(passed).toHaveLength(38);
  });

  it('fails every incorrect sample', () => {
    for (const [name, sample] of samples('incorrect')) expect(brokenMusts(sample), name).not.toEqual([]);
  });

  it.each([
    ['anno3.json', '3.1-annotationContextValidated'],
    ['anno8.json', '3.1-annotationTypeValidated'],
    ['anno10.json', '3.1-targetKeyFound'],
    ['anno11.json', '3.2-targetObjectsRecognized'],
    ['anno12.json', '3.2-bodyObjectsRecognized'],
    ['anno16.json', '3.2.1-bodyTextDirectionValidated'],
    ['anno17.json', '3.2-bodyObjectsRecognized'],
    ['anno19.json', '3.2.5-notBodyBodyValue'],
    ['anno20.json', '3.2.5-bodyValueValidated'],
    ['anno28.json', '3.3.1-annotationCreatedValidated'],
    ['anno29.json', '3.3.1-annotationModifiedValidated'],
    ['anno30.json', '3.3.1-annotationGeneratedValidated'],
    ['anno34.json', '3.3.6-annotationRightsValidated'],
    ['anno35.json', '3.3.7-annotationViaValidated'],
    ['anno36.json', '3.3.7-annotationCanonicalValidated'],
    ['anno38.json', '4.2-fragmentCssXPathSelectorValid'],
  ])('fails incorrect %s for the mistake it was made for: %s', (name, must) => {
    expect(brokenMusts(samples('incorrect').get(name))).toContain(must);
  });
});
