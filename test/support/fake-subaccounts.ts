import type { Subaccount, TakenIn } from '../../main/contract.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';
import { sampleAccounts } from './fake-recordings.ts';

type Ours = Pick<
  Answers,
  { [Name in keyof Answers]: Name extends `subaccounts.${string}` ? Name : never }[keyof Answers]
>;

const names = ['Sales', 'Support', 'Support', 'Claims (night)', null, '大阪コールセンター', 'Trial', 'Old campaign'];
const special: Readonly<Record<number, Partial<Subaccount>>> = {
  1: { connected: sampleAccounts[1] },
  3: { status: 'suspended' },
  4: { status: null },
  7: { status: 'closed' },
};

/** What the fake's Twilio lists. */
export const sampleSubaccounts = (count: number): Subaccount[] =>
  Array.from({ length: count }, (_, place) => ({
    sid: `AC${(place + 0x9000).toString(16).padStart(32, 'd')}`,
    name: place < names.length ? (names[place] ?? null) : `Branch ${place + 1}`,
    status: 'active',
    connected: null,
    ...special[place],
  }));

/** Subaccounts of the fake: one in five cannot be opened with the parent's login. */
export function answerSubaccounts(scene: Scene, emit: Emit): Ours {
  return {
    'subaccounts.list': ({ parent }) => {
      emit('subaccounts.progress', { parent, done: scene.subaccounts, total: null });
      return { subaccounts: sampleSubaccounts(scene.subaccounts), skipped: scene.subaccounts > 100 ? 2 : 0 };
    },
    'subaccounts.take-in': ({ parent, sids }) => {
      emit('subaccounts.progress', { parent, done: sids.length, total: sids.length });
      const outcomes = sids.map((sid, place): TakenIn => {
        const failure = place % 5 === 4 ? { code: 'twilio-wrong-secret' as const, facts: {} } : null;
        return { sid, account: failure === null ? sid : null, failure };
      });
      return { outcomes };
    },
    'subaccounts.cancel': () => ({}),
    'subaccounts.borrow-login': () => ({}),
  };
}
