import { badPage, pageSizeTooLarge, type TwilioError } from './error-reply.ts';

/** What a list was asked for. A token is `PA` or `PB` before the SID of the item it stands at. */
export type PageRequest = {
  readonly size: number;
  readonly page: number;
  readonly token: { readonly direction: 'after' | 'before'; readonly sid: string } | null;
};

const defaultSize = 50;
const largestSize = 1000;

/** Reads PageSize, Page and PageToken. Twilio refuses a page beyond the first that comes without its token. */
export function readPageRequest(query: URLSearchParams): PageRequest | TwilioError {
  const size = Number(query.get('PageSize') ?? defaultSize);
  if (!Number.isInteger(size) || size < 1 || size > largestSize) return pageSizeTooLarge;
  const page = Number(query.get('Page') ?? 0);
  if (!Number.isInteger(page) || page < 0) return badPage;
  const token = /^P([AB])([A-Z]{2}[0-9a-fA-F]{32})$/.exec(query.get('PageToken') ?? '');
  if (token)
    return { size, page, token: { direction: token[1] === 'A' ? 'after' : 'before', sid: token[2] as string } };
  return query.has('PageToken') || page > 0 ? badPage : { size, page: 0, token: null };
}
