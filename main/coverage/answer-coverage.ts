import type { ListInside } from '../recordings/open-list.ts';
import type { CoverageAnswers, CoverageGroups } from './coverage-questions.ts';
import { createCoverageSums } from './group-coverage.ts';
import { unseenRecordings } from './unseen-recordings.ts';

/** The worker's side of the coverage map: `inside` gives the list's columns once they are loaded. */
export function answerCoverage(inside: () => Promise<ListInside>): CoverageAnswers {
  let sums: ReturnType<typeof createCoverageSums> | null = null;
  let kept: CoverageGroups | null = null;
  return {
    coverageGroups: async () => {
      const { columns, revision } = await inside();
      const now = revision();
      sums ??= createCoverageSums(columns);
      if (kept?.revision !== now) kept = { revision: now, groups: sums() };
      return kept;
    },
    unseenRecordings: async ({ keySid, seen }) => unseenRecordings(await inside(), keySid, seen),
  };
}
