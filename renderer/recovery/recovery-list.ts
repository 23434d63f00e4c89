import { queryOptions } from '@tanstack/react-query';
import { call } from '../call.ts';

export const recoveryStanding = queryOptions({
  queryKey: ['recovery.standing'],
  queryFn: () => call('recovery.standing', {}),
  staleTime: 0,
});
