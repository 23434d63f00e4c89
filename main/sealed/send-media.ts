import { Failure } from '../failure.ts';
import type { MediaResponse } from '../recording.ts';
import type { Heard, SealedAudioLine } from './sealed-audio-line.ts';
import type { SealedAudioOrder, SealedAudioValue } from './sealed-audio-messages.ts';

/** Bytes under way to the worker; more are not taken from the network before it has taken some. */
const mostUnderWay = 1024 * 1024;

/** Hands bytes to the worker chunk by chunk, at the pace it takes them, after the order that says what to do with them. */
export async function sendMedia(
  line: SealedAudioLine,
  order: SealedAudioOrder,
  transfer: readonly ArrayBuffer[],
  media: Pick<MediaResponse, 'length' | 'chunks'>,
  signal: AbortSignal,
  heard: Heard,
): Promise<SealedAudioValue> {
  const { job } = order;
  let sent = 0;
  let received = 0;
  let room = () => {};
  let over = false;
  const took = (count: number) => {
    received = count;
    heard.took(count);
    room();
  };
  const stored = line.expect(job, { ...heard, took });
  const settled = stored.then(
    () => {},
    () => {},
  );
  void settled.then(() => {
    over = true;
    room();
  });
  const cancel = () => line.post({ what: 'cancel', job }, []);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    line.post(order, transfer);
    if (signal.aborted) cancel();
    for await (const chunk of media.chunks) {
      if (over) break;
      // A copy: the chunk may be a view of a buffer its source still uses.
      const bytes = new Uint8Array(chunk);
      sent += bytes.length;
      line.post({ what: 'chunk', job, bytes }, [bytes.buffer]);
      while (!over && sent - received > mostUnderWay) await new Promise<void>((resolve) => (room = resolve));
    }
    if (!over && media.length !== null && sent !== media.length)
      throw new Failure('audio-damaged', { check: 'length', expectedBytes: media.length, foundBytes: sent });
    line.post({ what: 'finish', job }, []);
    return await stored;
  } catch (error) {
    cancel();
    await settled;
    throw signal.aborted ? new Failure('cancelled') : error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
