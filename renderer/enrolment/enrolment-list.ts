import { queryOptions } from '@tanstack/react-query';
import { call } from '../call.ts';

export const enrolmentList = queryOptions({
  queryKey: ['enrolment.list'],
  queryFn: () => call('enrolment.list', {}),
});

/** What an account's recordings need: counted anew whenever the screen is opened. */
export const needsOf = (account: string) =>
  queryOptions({
    queryKey: ['enrolment.needs', account],
    queryFn: () => call('enrolment.needs', { account }),
    gcTime: 0,
  });
