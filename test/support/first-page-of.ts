/** The first page of a simulated account's recordings, up to a thousand, as bytes. */
export async function firstPageOf(remote: {
  readonly origin: string;
  readonly account: string;
  readonly user: string;
  readonly secret: string;
}): Promise<Uint8Array> {
  const url = `${remote.origin}/2010-04-01/Accounts/${remote.account}/Recordings.json?PageSize=1000&IncludeSoftDeleted=true`;
  const authorization = `Basic ${Buffer.from(`${remote.user}:${remote.secret}`).toString('base64')}`;
  const answer = await fetch(url, { headers: { authorization } });
  return new Uint8Array(await answer.arrayBuffer());
}
