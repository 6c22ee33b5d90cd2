/** The order in which Vitest begins files: those that take longest first, so that no worker is left alone with one in the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Measured; what is not named takes less than these and follows in Vitest's own order. */
const LONGEST = [
  'accessibility-side-panel',
  'accessibility-pages',
  'sidepanel',
  'hostile',
  'languages',
  'broken-data',
  'living-pages',
  'reading-mode',
  'popup',
  'codebooks',
  'permissions',
  'kill',
  'accessibility-popup',
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = LONGEST.findIndex((name) => moduleId.endsWith(`/e2e/${name}.test.ts`));
  return rank < 0 ? LONGEST.length : rank;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
