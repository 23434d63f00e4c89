import type { TestProject } from 'vitest/node';
import { hasSwift, startSwift } from './start-swift.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where it is not installed. */
    swift: {
      readonly endpoint: string;
      readonly region: string;
      readonly accessKey: string;
      readonly secretKey: string;
    } | null;
  }
}

/** One object store for all tests that need one, each in a bucket of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!hasSwift()) {
    project.provide('swift', null);
    return async () => {};
  }
  const { stop, ...swift } = await startSwift();
  project.provide('swift', swift);
  return stop;
}
