import type { Hold } from '../../main/contract.ts';
import { Failure } from '../../main/failure.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';
import { sampleRecording } from './fake-recordings.ts';

type Ours = Pick<Answers, { [Name in keyof Answers]: Name extends `holds.${string}` ? Name : never }[keyof Answers]>;

const id = (number: number) => `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const samples: readonly Hold[] = [
  {
    ...{ hold: id(1), reason: 'Osaka District Court, case 2026 (wa) 1234: keep everything until judgment' },
    ...{
      placedAt: 1_795_000_000,
      placedBy: 'aiko',
      everHeld: 1320,
      wanted: 1320,
      standing: { count: 1204, seconds: 412_000 },
    },
  },
  {
    ...{ hold: id(2), reason: '消費者からの苦情 77 号、調査が終わるまで', placedAt: 1_794_000_000, placedBy: 'haruto' },
    ...{ everHeld: 3, wanted: 3, standing: { count: 0, seconds: 0 } },
  },
  {
    ...{ hold: id(3), reason: 'Audit of March', placedAt: 1_793_000_000, placedBy: 'aiko' },
    ...{ everHeld: 12_000, wanted: 100_000, standing: { count: 12_000, seconds: 3_100_000 } },
  },
];

/** Holds of the fake; what is held of its recordings is under the first. */
export function answerHolds(scene: Scene, emit: Emit): Ours {
  let holds: Hold[] = scene.holds ? [...samples] : [];
  const counted = (selection: { kind: string; ids?: readonly number[] }) => selection.ids?.length ?? scene.rows;
  const changed = <Value>(value: Value): Value => {
    emit('holds.changed', {});
    return value;
  };
  return {
    'holds.list': () => ({ holds }),
    'holds.of': ({ sid }) => {
      const held = Array.from({ length: Math.min(scene.rows, 2000) }, (_, at) => sampleRecording(at)).find(
        (row) => row.sid === sid,
      )?.held;
      const first = holds[0];
      if (held !== true || first === undefined) return { holds: [] };
      const { hold, reason, placedAt, placedBy } = first;
      return {
        holds: [
          { hold, reason, placedAt, placedBy, liftedAt: null, liftedBy: null, liftReason: null },
          {
            ...{ hold: id(2), reason: '消費者からの苦情 77 号', placedAt: placedAt - 900_000, placedBy: 'haruto' },
            ...{ liftedAt: placedAt - 1000, liftedBy: 'haruto', liftReason: 'Settled' },
          },
        ],
      };
    },
    'holds.place': ({ selection, reason }) => {
      const count = counted(selection);
      const hold: Hold = {
        ...{ hold: id(100 + holds.length), reason, placedAt: 1_800_000_000, placedBy: 'aiko' },
        ...{ everHeld: count, wanted: count, standing: { count, seconds: count * 61 } },
      };
      holds = [hold, ...holds];
      return changed(hold);
    },
    'holds.extend': ({ hold }) => {
      const found = holds.find((one) => one.hold === hold);
      if (found === undefined) throw new Failure('hold-unknown');
      return changed(found);
    },
    'holds.lift': ({ hold, selection }) => {
      const lifted =
        selection === null ? (holds.find((one) => one.hold === hold)?.standing.count ?? 0) : counted(selection);
      if (selection === null) {
        holds = holds.map((one) => (one.hold === hold ? { ...one, standing: { count: 0, seconds: 0 } } : one));
      }
      return changed({ lifted });
    },
  };
}
