import { Failure } from '../failure.ts';
import type { Carrier, Delivered } from '../http/carry-request.ts';
import { isLoopback } from '../http/is-loopback.ts';
import { largestList } from './update-list.ts';

/** Asks for something under the update address. https, or a server on this machine. Fails as the carrier does, and with update-list-refused. */
export async function askUpdateSource(
  carrier: Pick<Carrier, 'carry'>,
  address: string,
  name: string,
  signal: AbortSignal,
): Promise<Delivered> {
  const url = new URL(name, address);
  if (url.protocol !== 'https:' && !isLoopback(url)) throw new Failure('update-list-refused', { reason: 'not-https' });
  // Nothing in the request tells who asks: no version, no identifier, no cookie.
  const headers = { accept: '*/*', 'user-agent': 'Koekura', 'cache-control': 'no-cache' };
  const answer = await carrier.carry({ method: 'GET', url, headers, body: null, signal });
  if (answer.status === 200) return answer;
  answer.body.on('error', () => {}).destroy();
  throw new Failure('update-list-refused', { reason: 'status', status: answer.status });
}

/** The bytes of a channel's list, whatever they are. Fails as `askUpdateSource` does. */
export async function fetchUpdateList(
  carrier: Pick<Carrier, 'carry'>,
  address: string,
  channel: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { body } = await askUpdateSource(carrier, address, `koekura-${channel}.update`, signal);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > largestList) throw new Failure('update-list-refused', { reason: 'list-too-large' });
      parts.push(chunk);
    }
  } catch (error) {
    throw brokenLine(error, signal);
  } finally {
    body.on('error', () => {}).destroy();
  }
  return Buffer.concat(parts);
}

/** What went wrong while a body was read: called off, a refusal of ours, or a line that broke. */
export function brokenLine(error: unknown, signal: AbortSignal): Failure {
  if (error instanceof Failure) return error;
  if (signal.aborted) return new Failure('cancelled', {}, { cause: error });
  return new Failure('offline', { reason: 'interrupted' }, { cause: error });
}
