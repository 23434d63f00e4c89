import type { CoverageRow } from '../../main/contract.ts';
import { showScreen } from '../app/use-screen.ts';
import { withoutAny } from '../list/filter-kinds.ts';
import type { useListQuestion } from '../list/use-list-question.ts';

/** Shows the recordings of a key in the list: sealed for one of its SIDs at Twilio, or with a copy that it opens. */
export function showKey(
  { fingerprint, keySids }: Pick<CoverageRow, 'fingerprint' | 'keySids'>,
  change: ReturnType<typeof useListQuestion>['change'],
): void {
  const openers = fingerprint === null ? undefined : [fingerprint];
  change({ view: 'all', accounts: [], filter: { ...withoutAny, keySids: keySids.slice(), openers } });
  showScreen('list');
}
