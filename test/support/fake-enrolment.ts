import type { Enrolled, Enrolment, Sighting } from '../../main/contract.ts';
import { Failure } from '../../main/failure.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';
import { newest, sampleAccounts, sampleKeySids } from './fake-recordings.ts';

type Ours = Pick<
  Answers,
  { [Name in keyof Answers]: Name extends `enrolment.${string}` ? Name : never }[keyof Answers]
>;

const current = '3f'.repeat(32);
const keySid = `CR${'77aa'.repeat(8)}`;
const recording = `RE${'42'.repeat(16)}`;
const nothing: Enrolment = {
  account: sampleAccounts[0],
  step: 'key',
  begunAt: newest,
  fingerprint: null,
  unbacked: null,
  keySid: null,
  registeredBy: null,
  registeredAt: null,
  chosenAt: null,
  look: null,
  unseen: null,
  looking: false,
  recording: null,
  provenAt: null,
};
const proven: Enrolment = {
  ...nothing,
  ...{ account: sampleAccounts[1], step: 'proven', fingerprint: current, keySid: sampleKeySids.current },
  ...{ registeredBy: 'api', registeredAt: newest, chosenAt: newest, recording, provenAt: newest },
};
const sighting = (kind: Sighting['kind'], more: Partial<Sighting> = {}): Sighting => ({
  ...{ kind, keySid: null, fingerprint: null, errorCode: null, count: 2, recording, at: newest },
  ...more,
});
/** Everything that can be seen of recordings that prove nothing. */
const amiss: readonly Sighting[] = [
  sighting('plain', { count: 3 }),
  sighting('other-key', { keySid: sampleKeySids.current, fingerprint: current }),
  sighting('unknown-key', { keySid: sampleKeySids.missing, count: 1 }),
  sighting('absent', { errorCode: 16105 }),
  sighting('unfinished', { count: 1 }),
];

/** Setting accounts up in the fake: `scene.encryption` says how far the first account is. */
export function answerEnrolment(scene: Scene, emit: Emit): Ours {
  const chosen = Math.floor(Date.now() / 1000) - 754;
  const steps: Record<Scene['encryption'], Enrolment | null> = {
    none: null,
    key: nothing,
    backup: { ...nothing, step: 'backup', fingerprint: '9c'.repeat(32) },
    register: { ...nothing, step: 'register', fingerprint: current },
    console: { ...nothing, step: 'console', fingerprint: current, keySid, registeredBy: 'api', registeredAt: newest },
    watch: {
      ...{ ...nothing, step: 'watch', fingerprint: current, keySid, registeredBy: 'found', registeredAt: newest },
      chosenAt: chosen,
    },
    amiss: {
      ...{ ...nothing, step: 'watch', fingerprint: current, keySid, registeredBy: 'console', registeredAt: newest },
      ...{ chosenAt: chosen, look: { at: newest, sightings: [...amiss], failure: null } },
      unseen: { code: 'twilio-busy', facts: { retryAfter: 5 } },
    },
  };
  let underWay = steps[scene.encryption];
  let done: Enrolment | null = null;

  const move = (next: Partial<Enrolment>): Enrolment => {
    if (underWay === null) throw new Failure('enrolment-moved-on');
    underWay = { ...underWay, ...next };
    emit('enrolment.changed', {});
    return underWay;
  };
  const enrolled = (account: string, place: number): Enrolled => ({
    account,
    underWay: place === 0 ? underWay : null,
    proven: place === 0 ? done : place === 1 ? proven : null,
  });

  return {
    'enrolment.list': () => ({ accounts: sampleAccounts.slice(0, scene.accounts).map(enrolled) }),
    'enrolment.needs': () => ({
      keys: [{ fingerprint: '9c'.repeat(32), count: 48_210, seconds: 11_559_600 }],
      unopened: { count: 19, seconds: 4_100 },
      plain: { count: 1, seconds: 240 },
    }),
    'enrolment.begin': () => {
      underWay = nothing;
      return move({});
    },
    'enrolment.choose-key': ({ fingerprint }) =>
      move({ fingerprint, step: fingerprint === current ? 'register' : 'backup' }),
    'enrolment.go-without-backup': ({ reason }) => move({ unbacked: reason, step: 'register' }),
    'enrolment.register': () => move({ keySid, registeredBy: 'api', registeredAt: newest, step: 'console' }),
    'enrolment.registered-by-hand': () => move({ registeredBy: 'console', registeredAt: newest, step: 'console' }),
    'enrolment.chosen': () => move({ chosenAt: chosen, step: 'watch' }),
    'enrolment.look': () => {
      const seen = move({ step: 'proven', recording, provenAt: newest, unseen: null });
      [done, underWay] = [seen, null];
      emit('enrolment.changed', {});
      return seen;
    },
    'enrolment.go-back': ({ to }) => move({ step: to, ...(to === 'key' ? { fingerprint: null } : {}) }),
    'enrolment.give-up': () => {
      underWay = null;
      emit('enrolment.changed', {});
      return {};
    },
    'enrolment.open-console': () => ({}),
  };
}
