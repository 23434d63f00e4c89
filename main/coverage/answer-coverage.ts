import type { ListInside } from '../recordings/open-list.ts';
import type { CoverageAnswers, CoverageGroups } from './coverage-questions.ts';
import { groupCoverage } from './group-coverage.ts';

/** The worker's side of the coverage map: `inside` gives the list's columns once they are loaded. The answer is kept until they change. */
export function answerCoverage(inside: () => Promise<ListInside>): CoverageAnswers {
  let kept: CoverageGroups | null = null;
  return {
    coverageGroups: async () => {
      const { columns, revision } = await inside();
      const now = revision();
      if (kept?.revision !== now) kept = { revision: now, groups: groupCoverage(columns) };
      return kept;
    },
  };
}
