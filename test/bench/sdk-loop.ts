import RequestClient from 'twilio/lib/base/RequestClient.js';
import Api from 'twilio/lib/rest/ApiBase.js';
import type { Remote } from '../support/new-batches.ts';

/** Removals a second of the loop everybody writes: the SDK with its own HTTP, one recording after the other. */
export async function loopOverSdk({ origin, account, user, secret }: Remote, sids: readonly string[]): Promise<number> {
  const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  const client = new (RequestClient as unknown as new () => { request: (options: object) => Promise<unknown> })();
  const request = ({ method, uri, params, data }: Record<string, unknown>) =>
    client.request({ method, uri: new URL(String(uri), origin).href, headers: { authorization }, params, data });
  const api = new Api({ request });
  api.baseUrl = origin;
  const begun = performance.now();
  for (const sid of sids) await api.v2010.accounts(account).recordings(sid).remove();
  return (sids.length / (performance.now() - begun)) * 1000;
}
