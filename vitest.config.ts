/** Four suites: unit (Node), dom (a real browser), e2e (the built extension), shared (needs ../shared). */
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './tests/harness/find-browser.ts';
import { LongestFirst } from './tests/harness/longest-first.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // Vitest leaves one processor free for whoever writes; where there are two, everything then waits for the other.
    maxWorkers: 2,
    projects: [
      // A busy machine fails no test: what hangs is ended all the same.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node', testTimeout: 120_000 } },
      {
        // Found only while tests run, these would be bundled anew and the tests loaded again.
        optimizeDeps: {
          include: [
            '@dagrejs/dagre',
            '@github/combobox-nav',
            '@preact/signals',
            'axe-core',
            'idb',
            'mdast-util-from-markdown',
            'preact/hooks',
            'preact/jsx-dev-runtime',
            'valibot',
          ],
        },
        test: {
          name: 'dom',
          maxWorkers: 2,
          include: ['tests/dom/**/*.test.{ts,tsx}'],
          testTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findBrowser({ wanted: 'chromium' }).executablePath, args: FLAGS },
            }),
            instances: [{ browser: 'chromium' as const }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          // A test waits for its browser, and the browser for frames, timers and the disk (docs/decisions/026).
          maxWorkers: 3,
          // What a file imports is the same for all; nothing of it keeps anything that another file could meet.
          isolate: false,
          // Vitest wants projects with another number of workers in a group of their own; they come after the others.
          sequence: { groupOrder: 1 },
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          globalSetup: [
            // First: the others make folders.
            'tests/e2e/support/memory-folder.ts',
            'tests/e2e/support/probed-build.ts',
            'tests/e2e/support/copied-profile.ts',
          ],
          // Three browsers share two processors: what a busy moment has upset is tried once more, and told.
          retry: 1,
          // Browsers share the processor with whatever else runs: a wait may be long, and ends when the thing is there.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // A browser's start may take longer than Vitest's ten seconds on a busy machine.
      {
        test: {
          name: 'shared',
          include: ['tests/shared/**/*.test.ts'],
          environment: 'node',
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
