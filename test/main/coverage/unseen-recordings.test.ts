import { expect, onTestFinished, test } from 'vitest';
import { unseenRecordings } from '../../../main/coverage/unseen-recordings.ts';
import { openList } from '../../../main/recordings/open-list.ts';
import { newIndex } from '../../support/new-index.ts';
import { allOf, dice, fill } from '../../support/random-recordings.ts';

test('of a key’s recordings those are unseen that were not there before, whatever else came and went', async () => {
  const index = newIndex();
  const roll = dice(7);
  const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at);
  fill(index, upTo(900), roll);
  const list = openList(index.name);
  onTestFinished(() => list.close());
  const inside = await list.inside();
  const keySid = allOf(index).find((recording) => recording.keySid !== null)?.keySid ?? '';
  const sidsOf = (bytes: Uint8Array) =>
    (Buffer.from(bytes).toString('hex').match(/.{32}/g) ?? []).map((digits) => `RE${digits}`).sort();
  const sealed = () =>
    allOf(index)
      .filter((recording) => recording.keySid === keySid && /^RE[0-9a-f]{32}$/.test(recording.sid))
      .map(({ sid }) => sid)
      .sort();

  const before = sealed();
  const seen = unseenRecordings(inside, keySid, new Uint8Array());
  expect(before.length).toBeGreaterThan(10);
  expect(sidsOf(seen)).toEqual(before);
  expect(unseenRecordings(inside, keySid, seen)).toHaveLength(0);
  expect(unseenRecordings(inside, `CR${'0'.repeat(32)}`, seen)).toHaveLength(0);

  const gone = allOf(index).filter(({ sid }) => sid === before[0] || sid === before[1]);
  index
    .prepare('DELETE FROM recording WHERE id IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify(gone.map(({ id }) => id)));
  await list.changed(gone.map(({ id }) => id));
  expect(unseenRecordings(inside, keySid, seen)).toHaveLength(0);

  await list.changed(fill(index, upTo(600, 1000), roll));
  const added = sealed().filter((sid) => !before.includes(sid));
  expect(added.length).toBeGreaterThan(10);
  expect(sidsOf(unseenRecordings(inside, keySid, seen))).toEqual(added);
});
