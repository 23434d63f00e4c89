import type { CoverageParts } from '../compose/compose-coverage.ts';
import type { World } from '../compose.ts';
import type { coverageCalls } from '../contract/coverage-calls.ts';
import type { Handlers } from '../router.ts';

/** The calls about which key opens what. */
export function coverageHandlers(
  { coverage, alertWatch }: CoverageParts,
  tell: World['tell'],
): Pick<Handlers, keyof typeof coverageCalls> {
  return {
    'coverage.map': coverage.map,
    'coverage.alerts': coverage.alerts,
    'coverage.noted-keys': coverage.notedKeys,
    'coverage.note-alarm': async (input) => {
      await coverage.noteAlarm(input);
      tell('coverage.changed', {});
      return {};
    },
    'coverage.fetch-alerts': async ({ account }) => ({ fetched: await alertWatch.fetch(account) }),
  };
}
