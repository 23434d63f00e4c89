import type { Columns } from '../recordings/list-columns.ts';
import type { ListInside } from '../recordings/open-list.ts';
import type { AskWorker } from '../recordings/start-index-reader.ts';

/** The newest recording of an account whose media lies at Twilio: a plain one where there is one. */
export type SampleRecording = { readonly account: string; readonly recording: string; readonly encrypted: boolean };

/** What the check-up asks of the index's reader. */
export type SampleAnswers = { readonly sampleRecordings: () => Promise<SampleRecording[]> };

/** The worker's side: `inside` gives the list's columns once they are loaded. */
export const answerSamples = (inside: () => Promise<ListInside>): SampleAnswers => ({
  sampleRecordings: async () => sampleRecordings((await inside()).columns),
});

/** The main thread's. */
export const askForSamples = (ask: AskWorker): SampleAnswers => ({
  sampleRecordings: () => ask('sampleRecordings', undefined) as Promise<SampleRecording[]>,
});

/** One scan. Of a plain recording only does the answer without a login say what anybody could hear. */
export function sampleRecordings(columns: Columns): SampleRecording[] {
  const { kinds, startedAt, length, kindOf } = columns;
  const newest = new Map<number, { at: number; slot: number }>();
  for (const [id, kind] of kindOf) {
    if (kind.status === 'completed' && kind.whereabouts === 'twilio') newest.set(id, { at: -1, slot: -1 });
  }
  for (let slot = 0; slot < length; slot += 1) {
    const best = newest.get(kinds[slot] as number);
    if (best === undefined || (startedAt[slot] as number) <= best.at) continue;
    best.at = startedAt[slot] as number;
    best.slot = slot;
  }
  const found = [...newest].flatMap(([id, best]) => {
    const kind = kindOf.get(id);
    return kind === undefined || best.slot < 0 ? [] : [{ ...best, account: kind.account, encrypted: kind.encrypted }];
  });
  return [...Map.groupBy(found, ({ account }) => account)].flatMap(([account, all]) => {
    const [first] = all.toSorted((one, other) => Number(one.encrypted) - Number(other.encrypted) || other.at - one.at);
    return first === undefined ? [] : [{ account, recording: sidAt(columns, first.slot), encrypted: first.encrypted }];
  });
}

function sidAt({ sids, unusualSids }: Columns, slot: number): string {
  const unusual = unusualSids.get(slot);
  if (unusual !== undefined) return unusual.sid;
  const words = sids.words();
  return `RE${Buffer.from(words.buffer, words.byteOffset + sids.wordOf(slot) * 4, 16).toString('hex')}`;
}
