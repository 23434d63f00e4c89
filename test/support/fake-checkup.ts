import type { CallAnswer, CheckFinding, CheckStretch, Grade } from '../../main/contract.ts';
import { Failure } from '../../main/failure.ts';
import { sampleConnected } from './fake-accounts.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';
import { newest } from './fake-recordings.ts';

type Ours = Pick<Answers, { [Name in keyof Answers]: Name extends `checkup.${string}` ? Name : never }[keyof Answers]>;
type State = CallAnswer<'checkup.state'>;

const day = 86_400;
const of = (
  scope: CheckFinding['scope'],
  subject: string,
  check: string,
  grade: Grade,
  says: string,
  facts: CheckFinding['facts'] = {},
): CheckFinding => ({
  ...{ check, scope, subject, grade, says, facts, failure: null },
  name: scope === 'key' ? 'Tokyo 2026' : scope === 'archive' ? 'Office NAS' : '',
  ...{ observedAt: newest, since: newest - 12 * day },
});

const recording = `RE${'0a1b2c3d'.repeat(4)}`;

/** What the fake finds in an account; the first is worse off than the others. */
function inAccount(sid: string, worst: boolean): CheckFinding[] {
  const one = (check: string, grade: Grade, says: string, facts: CheckFinding['facts'] = {}) =>
    of('account', sid, check, grade, says, facts);
  const never = (check: string) => one(check, 'unseen', 'never');
  const word = { attestedAt: newest - 9 * day, expiresAt: newest + 171 * day, by: 'aiko', remark: 'All six, seen.' };
  const refused = { code: 'twilio-permission-missing', facts: { permission: '/twilio/monitor/events/list' } } as const;
  return [
    worst
      ? one('media-open', 'urgent', 'open', { recording, status: 200, contentType: 'audio/x-wav' })
      : one('media-open', 'fine', 'closed', { recording, status: 401, contentType: 'application/xml' }),
    worst
      ? one('plain-recordings', 'attention', 'older-remain', { count: 48_210, seconds: 9, lastAt: newest - 40 * day })
      : one('plain-recordings', 'fine', 'none', { encrypted: 1204, readAt: newest }),
    worst
      ? one('set-up', 'attention', 'not-chosen', { begunAt: newest - 3 * day, registeredAt: newest - 2 * day })
      : one('set-up', 'unseen', 'never'),
    one('login-reach', worst ? 'attention' : 'fine', worst ? 'auth-token' : 'refused-more', { region: 'us1' }),
    worst
      ? { ...one('events-expiring', 'unseen', 'could-not-look'), failure: refused }
      : one('events-expiring', 'fine', 'fetched', { fetchedAt: newest, lostAt: newest + 30 * day }),
    never('console-logins'),
    worst ? one('two-factor', 'attention', 'not-in-order', word) : one('two-factor', 'fine', 'attested', word),
    ...[never('shared-logins'), never('callers-told')],
  ];
}

const elsewhere: readonly CheckFinding[] = [
  of('key', 'f'.repeat(64), 'key-backup', 'urgent', 'none-needed', { count: 12_034 }),
  of('archive', '5d0b5a0e-6f1c-4a39-9f43-0d5f0e6d9b77', 'archive-whole', 'fine', 'whole', {
    checkedAt: newest,
    count: 9,
  }),
  of('machine', '', 'disk-encryption', 'attention', 'off', { by: 'dm-crypt' }),
  of('machine', '', 'drill', 'attention', 'overdue', { lastAt: newest - 120 * day }),
  of('machine', '', 'clock', 'fine', 'right', { seconds: 0, oursAt: newest, theirsAt: newest }),
  of('machine', '', 'program-version', 'unseen', 'no-source', { version: '45.4.1' }),
];

/** The check-up of the fake: nothing before the first, then as `scene.checkup` says. */
export function answerCheckup(scene: Scene, emit: Emit): Ours {
  const connected = sampleConnected.slice(0, scene.accounts).map(({ sid }) => sid);
  const many = Array.from({ length: 50 }, (_, at) => `AC${String(at).padStart(32, '0')}`);
  const accounts = scene.checkup === 'long' ? many : connected;
  const found = () => [...accounts.flatMap((sid, at) => inAccount(sid, at % 10 === 0)), ...elsewhere];
  const fine = () => found().map((one): CheckFinding => (one.scope === 'machine' ? { ...one, grade: 'fine' } : one));
  const run = { beganAt: newest - 4, endedAt: newest, by: 'clock' as const };
  let state: State = { running: false, run: null, findings: [] };
  if (scene.checkup === 'found' || scene.checkup === 'long') state = { running: false, run, findings: found() };
  if (scene.checkup === 'fine') {
    state = { running: false, run, findings: fine().filter(({ grade }) => grade === 'fine') };
  }
  if (scene.checkup === 'running') state = { running: true, run: null, findings: [] };
  const at = (which: { check: string; subject: string }) =>
    state.findings.find((one) => one.check === which.check && one.subject === which.subject);
  const put = (finding: CheckFinding) => {
    state = { ...state, findings: state.findings.map((one) => (one === at(finding) ? finding : one)) };
    emit('checkup.changed', {});
  };
  return {
    'checkup.run': () => {
      emit('checkup.progress', { done: 20, total: 32 });
      state = { running: false, run: { ...run, by: 'user' }, findings: found() };
      return {};
    },
    'checkup.cancel': () => {
      state = { ...state, running: false };
      emit('checkup.changed', {});
      return {};
    },
    'checkup.state': () => state,
    'checkup.recheck': (which) => {
      const finding = at(which);
      if (finding === undefined) throw new Failure('checkup-unknown');
      const mended: CheckFinding = { ...finding, grade: 'fine', says: 'closed', since: newest + 60 };
      put(mended);
      return mended;
    },
    'checkup.history': (which) => {
      const { grade, says, facts, failure, since, observedAt } = at(which) ?? (elsewhere[0] as CheckFinding);
      const now: CheckStretch = { grade, says, facts, failure, since, observedAt, until: null };
      const before = { ...now, since: since - 30 * day, observedAt: since - day, until: since };
      return { stretches: which.check === 'media-open' ? [now, { ...before, grade: 'fine', says: 'closed' }] : [now] };
    },
    'checkup.attest': ({ accounts: chosen, topic, inOrder, remark }) => {
      for (const subject of chosen) {
        const facts = { attestedAt: newest, expiresAt: newest + 180 * day, by: 'aiko', remark };
        const grade = inOrder ? 'fine' : 'attention';
        put(of('account', subject, topic, grade, inOrder ? 'attested' : 'not-in-order', facts));
      }
      return {};
    },
    'checkup.save-report': () => ({ saved: true }),
    'checkup.save-printable': () => ({ saved: true }),
  };
}
