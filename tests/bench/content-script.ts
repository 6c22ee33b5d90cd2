/** x */
import type { Benchmark } from './benchmark.ts';
export const contentScript: Benchmark = {
  name: 'content-script',
  title: 'x',
  run: async () => {
    throw new Error('not yet');
  },
};
