/** The order in which Vitest begins files: those that take longest first, so that no worker is left alone with one in the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Measured; what is not named takes less than these and follows in Vitest's own order. */
const LONGEST = [
  'sidepanel',
  'living-pages',
  'accessibility-pages',
  'languages',
  'reading-mode',
  'accessibility-side-panel',
  'broken-data',
  'library',
  'popup',
  'permissions',
  'accessibility-popup',
  'kill',
  'codebooks',
  'welcome',
  'changing-pages',
  'hostile',
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
