import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../call.ts';
import type { View } from '../list/list-filter.ts';
import { useListQuestion } from '../list/use-list-question.ts';

/** How many recordings a view holds in the accounts being looked at; undefined until main has counted. */
export function useViewCount(view: View): number | undefined {
  const filter = useListQuestion().filterOf(view);
  return useQuery({
    queryKey: ['recordings.totals', filter],
    queryFn: () => call('recordings.totals', { kind: 'all', filter, except: [] }),
    placeholderData: keepPreviousData,
  }).data?.count;
}
