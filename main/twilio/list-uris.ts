import { accountSidOf } from './account-sid-of.ts';

const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

/** Both in UTC seconds; Twilio only knows whole GMT days, so the list may hold a little more on either side. */
export type Span = { readonly from: number | null; readonly to: number | null };

/** The first page of all recordings created in `span`, the deleted of the last 40 days among them, newest first. */
export function recordingsUri(account: string, span: Span): string {
  return `/2010-04-01/Accounts/${accountSidOf(account)}/Recordings.json?${query('DateCreated', span)}&IncludeSoftDeleted=true`;
}

/** The first page of all calls begun in `span`, newest first. */
export function callsUri(account: string, span: Span): string {
  return `/2010-04-01/Accounts/${accountSidOf(account)}/Calls.json?${query('StartTime', span)}`;
}

/** The parameters' names end in `<` and `>`. What `<` a day means was seen to exclude that day, so it is asked for the next. */
function query(name: string, { from, to }: Span): string {
  const bounds = [
    ...(from === null ? [] : [`${name}%3E=${day(from)}`]),
    ...(to === null ? [] : [`${name}%3C=${day(to + 86_400)}`]),
  ];
  return ['PageSize=1000', ...bounds].join('&');
}
