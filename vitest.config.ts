/** Four suites: unit (Node), dom (a real browser), e2e (the built extension), shared (needs ../shared). */
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './tests/harness/find-browser.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node' } },
      {
        // Known before the first test: what is found on the way makes Vite load the page again in the middle of one.
        optimizeDeps: { include: ['axe-core'] },
        test: {
          name: 'dom',
          include: ['tests/dom/**/*.test.{ts,tsx}'],
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
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          // Browsers share the processor with whatever else runs: a wait may be long, and ends when the thing is there.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'shared', include: ['tests/shared/**/*.test.ts'], environment: 'node' } },
    ],
  },
});
