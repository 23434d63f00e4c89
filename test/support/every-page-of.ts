/** The pages of a simulated account's recordings, removed ones too, a thousand on each, as bytes. */
export async function* everyPageOf(remote: {
  readonly origin: string;
  readonly account: string;
  readonly user: string;
  readonly secret: string;
}): AsyncGenerator<Uint8Array> {
  const authorization = `Basic ${Buffer.from(`${remote.user}:${remote.secret}`).toString('base64')}`;
  let at: string | null =
    `/2010-04-01/Accounts/${remote.account}/Recordings.json?PageSize=1000&IncludeSoftDeleted=true`;
  while (at !== null) {
    const answer: Response = await fetch(new URL(at, remote.origin), { headers: { authorization } });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    at = (JSON.parse(Buffer.from(bytes).toString()) as { next_page_uri: string | null }).next_page_uri;
    yield bytes;
  }
}

/** SIDs of those that are no longer there. */
export async function removedOf(remote: Parameters<typeof everyPageOf>[0]): Promise<Set<string>> {
  const gone = new Set<string>();
  for await (const page of everyPageOf(remote)) {
    const { recordings } = JSON.parse(Buffer.from(page).toString()) as {
      recordings: readonly { readonly sid: string; readonly status: string }[];
    };
    for (const { sid, status } of recordings) if (status === 'deleted') gone.add(sid);
  }
  return gone;
}
