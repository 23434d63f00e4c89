import { recordingSid, twilioAccount } from '../recording.ts';
import type { MediaProbe, MediaSight } from './http.ts';
import { isLoopback } from './is-loopback.ts';
import { sendThroughRoutes, type Way } from './send-once.ts';

/** Enough to recognise sound by. */
const firstBytes = 16;
const twilioApi = /^https:\/\/api(\.[a-z0-9]+\.[a-z0-9]+)?\.twilio\.com$/;

/**
 * The one request that goes out without a login. Its URL is made here, of two SIDs, so that nothing else can be asked
 * this way. Sent once; a redirect is an answer and is not followed; the connection is cut after the first bytes.
 */
export async function probeMedia(way: Way, probe: MediaProbe): Promise<MediaSight> {
  const { signal } = probe;
  const url = mediaUrl(probe);
  const asked = { method: 'GET', accept: 'audio/x-wav, */*;q=0.5', signal } as const;
  const { body, translate, ...head } = await sendThroughRoutes(way, asked, url, null, {
    range: `bytes=0-${firstBytes - 1}`,
  });
  try {
    for await (const chunk of body) return { ...head, first: Uint8Array.from(chunk.subarray(0, firstBytes)) };
    return { ...head, first: new Uint8Array() };
  } catch (error) {
    throw translate(error);
  } finally {
    body.on('error', () => {}).destroy();
  }
}

/** Throws, as a bug, for any host but Twilio's API or a loopback server, and for what are no SIDs. */
export function mediaUrl({ origin, account, recording }: Omit<MediaProbe, 'signal'>): URL {
  const url = new URL(origin);
  const known = twilioApi.test(origin) || (isLoopback(url) && url.origin === origin);
  if (!known || !twilioAccount.safeParse(account).success || !recordingSid.safeParse(recording).success) {
    throw new Error('only the media of a recording at Twilio is asked for without a login');
  }
  return new URL(`/2010-04-01/Accounts/${account}/Recordings/${recording}.wav`, url);
}
