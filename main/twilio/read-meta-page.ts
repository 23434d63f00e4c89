import { Failure } from '../failure.ts';

/** A page of a list of the newer hosts: its rows, and the whole URL of the next page, which the caller must check. */
export type MetaPage = { readonly rows: readonly unknown[]; readonly next: string | null };

/** Reads the list under `name`. Throws 'twilio-answer-strange' for what is none. */
export function readMetaPage(body: Uint8Array, name: string): MetaPage {
  let page: (Record<string, unknown> & { meta?: { next_page_url?: unknown } }) | null;
  try {
    page = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    throw new Failure('twilio-answer-strange', { reason: 'not JSON' }, { cause: error });
  }
  const rows = page?.[name];
  if (!Array.isArray(rows)) throw new Failure('twilio-answer-strange', { reason: `no ${name}` });
  const next = page?.meta?.next_page_url;
  return { rows, next: typeof next === 'string' && next !== '' ? next : null };
}

/** `at`, relative or whole, as a URL of `origin`; one that leads elsewhere throws 'credentials-withheld'. */
export function withinOrigin(origin: string, at: string): URL {
  if (!URL.canParse(at, origin)) throw new Failure('twilio-answer-strange', { reason: 'next page' });
  const url = new URL(at, origin);
  if (url.origin !== origin) throw new Failure('credentials-withheld', { host: url.host });
  return url;
}
