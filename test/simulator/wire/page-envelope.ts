/** A page that was found, with the SIDs at its ends; `hasNewer` and `hasOlder` say what lies beyond them. */
export type FoundPage = {
  readonly list: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly page: number;
  readonly size: number;
  readonly rows: readonly string[];
  readonly firstSid: string | null;
  readonly lastSid: string | null;
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
};

const paging = ['PageSize', 'Page', 'PageToken'];

function pageUri(found: FoundPage, page: number, token: string | null): string {
  const filters = [...found.query].filter(([name]) => !paging.includes(name));
  const asked = [
    ...filters,
    ['PageSize', String(found.size)],
    ['Page', String(page)],
    ...(token ? [['PageToken', token]] : []),
  ];
  return `${found.path}?${asked.map(([name, value]) => `${encodeURIComponent(name ?? '')}=${encodeURIComponent(value ?? '')}`).join('&')}`;
}

const quoted = (text: string | null) => (text === null ? 'null' : JSON.stringify(text));

/** A v2010 list: URIs relative to the host, `next_page_uri` at `nextOrigin` when a fault wants it absolute. */
export function v2010Envelope(found: FoundPage, nextOrigin: string): string {
  const { page, size, rows, path, query } = found;
  const next = found.hasOlder ? nextOrigin + pageUri(found, page + 1, `PA${found.lastSid}`) : null;
  const previous = found.hasNewer ? pageUri(found, Math.max(0, page - 1), `PB${found.firstSid}`) : null;
  const start = rows.length === 0 ? 0 : page * size;
  const asked = query.get('PageToken');
  return (
    `{"first_page_uri":${quoted(pageUri(found, 0, null))},"next_page_uri":${quoted(next)},` +
    `"previous_page_uri":${quoted(previous)},"uri":${quoted(pageUri({ ...found, path }, page, asked))},"page":${page},` +
    `"page_size":${size},"start":${start},"end":${Math.max(0, start + rows.length - 1)},` +
    `"${found.list}":[${rows.join(',')}]}`
  );
}

/** A list of the newer hosts: everything about paging in `meta`, with absolute URLs. */
export function metaEnvelope(found: FoundPage, origin: string): string {
  const { page, size, rows, list } = found;
  const meta = {
    page,
    page_size: size,
    first_page_url: origin + pageUri(found, 0, null),
    previous_page_url: found.hasNewer ? origin + pageUri(found, Math.max(0, page - 1), `PB${found.firstSid}`) : null,
    url: origin + pageUri(found, page, found.query.get('PageToken')),
    next_page_url: found.hasOlder ? origin + pageUri(found, page + 1, `PA${found.lastSid}`) : null,
    key: list,
  };
  return `{"${list}":[${rows.join(',')}],"meta":${JSON.stringify(meta)}}`;
}
