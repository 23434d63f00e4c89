import { defineConfig } from 'vitest/config';

/**
 * unit: needs nothing but Node. store: needs a real object store (OpenStack Swift), or is left out by name.
 * keychain: needs a real OS keychain. app: needs a build, a browser and the keychain.
 * build/test.ts sees to what each needs and runs them in this order.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/app/**', 'test/**/*.keychain.test.ts', 'test/**/*.store.test.ts'],
          // Never a measure of speed: a machine with much else to do must not fail what is right.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'store',
          include: ['test/**/*.store.test.ts'],
          globalSetup: ['test/support/swift-for-tests.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'keychain',
          include: ['test/**/*.keychain.test.ts'],
          testTimeout: 30_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'app',
          include: ['test/app/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One second, the default, is no time for a browser on a machine with much else to do.
          expect: { poll: { timeout: 30_000, interval: 50 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
