import {
  type Answer,
  type CallAnswer,
  type CallInput,
  type CallName,
  calls,
  type EventName,
  type EventPayload,
  type FailureCode,
  type HandedFile,
} from '../../main/contract.ts';
import { Failure } from '../../main/failure.ts';
import { answerAccountsAndKeys } from './fake-accounts.ts';
import { answerRecordings } from './fake-answers.ts';
import { answerArchives } from './fake-archives.ts';
import { answerBatches } from './fake-batches.ts';
import { answerBuckets } from './fake-buckets.ts';
import { answerCheckup } from './fake-checkup.ts';
import { answerCoverage } from './fake-coverage.ts';
import { answerEnrolment } from './fake-enrolment.ts';
import { answerExports } from './fake-exports.ts';
import { answerHolds } from './fake-holds.ts';
import { answerLedger } from './fake-ledger.ts';
import { answerLock } from './fake-lock.ts';
import { answerPlans } from './fake-plans.ts';
import { answerPolicy } from './fake-policy.ts';
import { answerProxies } from './fake-proxies.ts';
import { answerReconcile } from './fake-reconcile.ts';
import { answerRecovery } from './fake-recovery.ts';
import { answerSubaccounts } from './fake-subaccounts.ts';
import { answerUpdates } from './fake-updates.ts';

/** What the window is to be shown: how many recordings, in which language, what fails. */
export type Scene = {
  readonly rows: number;
  readonly language: 'en' | 'ja';
  readonly theme: 'light' | 'dark';
  readonly accounts: number;
  /** What Twilio lists under each account. */
  readonly subaccounts: number;
  readonly archives: number;
  /** Bytes free where archives lie. */
  readonly archiveFree: number;
  readonly holds: boolean;
  readonly demo: boolean;
  readonly standIn: boolean;
  readonly keychain: boolean;
  readonly keptAside: boolean;
  readonly secretsIn: CallAnswer<'app.state'>['secretsIn'] | null;
  readonly lock: 'none' | 'set' | 'locked';
  readonly batches: 'none' | 'all' | 'grace' | 'long';
  /** How the ledger stands, and how many lines it has. */
  readonly ledger: 'whole' | 'checking' | 'broken' | 'cut' | 'missing';
  readonly ledgerLines: number;
  /** What the check-up found: nothing looked at yet, this and that, all fine, of fifty accounts; or one under way. */
  readonly checkup: 'none' | 'found' | 'fine' | 'long' | 'running';
  /** Whether Twilio's events of an account could not be fetched. */
  readonly eventsMissing: boolean;
  /** Recordings that are at Twilio again. */
  readonly back: number;
  /** Whether there is a kit, how the drill stands, what an opened kit is like. */
  readonly recovery: 'none' | 'made' | 'overdue' | 'failed' | 'interrupted' | 'foreign';
  /** Files an export left half-written. */
  readonly leftovers: number;
  /** How far the first account's set-up is. */
  readonly encryption: 'none' | 'key' | 'backup' | 'register' | 'console' | 'watch' | 'amiss';
  /** Whether newer versions are asked after, and whether one is there. */
  readonly updates: 'not-set-up' | 'off-by-policy' | 'off' | 'newest' | 'newer';
  /** What was opened with the program. */
  readonly handed: HandedFile | null;
  /** What is laid down for the machine. */
  readonly policy: 'none' | 'strict' | 'broken';
  readonly policyLater: 'nothing' | 'both' | 'mended';
  readonly sync: 'idle' | 'running' | 'paused' | 'failed';
  /** Calls that fail, and how. */
  readonly failing: Readonly<Partial<Record<CallName, FailureCode>>>;
  /** Milliseconds before each answer. */
  readonly delay: number;
};

export const plainScene: Scene = {
  rows: 480,
  language: 'en',
  theme: 'light',
  accounts: 3,
  subaccounts: 8,
  archives: 2,
  archiveFree: 800_000_000_000,
  holds: true,
  demo: false,
  standIn: false,
  keychain: true,
  keptAside: false,
  secretsIn: null,
  lock: 'set',
  batches: 'none',
  ledger: 'whole',
  ledgerLines: 640,
  checkup: 'found',
  eventsMissing: false,
  back: 0,
  recovery: 'made',
  leftovers: 0,
  encryption: 'none',
  updates: 'not-set-up',
  handed: null,
  policy: 'none',
  policyLater: 'nothing',
  sync: 'idle',
  failing: {},
  delay: 0,
};

export type Answers = { readonly [Name in CallName]: (input: CallInput<Name>) => CallAnswer<Name> };
export type Emit = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

/** Stands where main stands: answers every call of the contract, parsing both ways as the router does. */
export function createFakeBridge(scene: Scene, emit: Emit) {
  let handed = scene.handed;
  const accountsAndKeys = answerAccountsAndKeys(scene, emit);
  const answers: Partial<Answers> = {
    ...accountsAndKeys,
    ...answerCoverage(scene, emit, () => accountsAndKeys['keys.list']({}).keys),
    ...answerRecordings(scene, emit),
    ...answerArchives(scene, emit),
    ...answerBuckets(emit),
    ...answerBatches(scene, emit),
    ...answerLedger(scene, emit),
    ...answerExports(scene, emit),
    ...answerEnrolment(scene, emit),
    ...answerReconcile(scene, emit),
    ...answerCheckup(scene, emit),
    ...answerSubaccounts(scene, emit),
    ...answerRecovery(scene, emit),
    ...answerPlans(scene),
    ...answerPolicy(scene),
    ...answerHolds(scene, emit),
    ...answerUpdates(scene, emit),
    'handed.take': () => ({ file: handed }),
    'handed.let-go': () => {
      handed = null;
      return {};
    },
    ...answerLock(scene, emit),
    ...answerProxies(),
  };
  const asked: { readonly name: string; readonly input: unknown }[] = [];

  async function answer(name: string, input: unknown): Promise<Answer> {
    if (!Object.hasOwn(calls, name)) throw new Error(`${name} is not in the contract`);
    const called = name as CallName;
    const parsed = calls[called].input.parse(input);
    asked.push({ name, input: parsed });
    if (scene.delay > 0) await new Promise((done) => setTimeout(done, scene.delay));
    const code = scene.failing[called];
    if (code !== undefined) return { ok: false, failure: { code, facts: sampleFacts } };
    try {
      const fake = answers[called] as ((input: unknown) => unknown) | undefined;
      if (fake === undefined) throw new Error(`the fake has no answer to ${called}`);
      const value = await fake(parsed);
      return { ok: true, value: calls[called].answer.parse(value) };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { ok: false, failure: { code: error.code, facts: error.facts } };
    }
  }

  return { answer, asked };
}

/** Values for whatever a failure's words may name. */
const sampleFacts = {
  keySid: `CR${'e5f6'.repeat(8)}`,
  expected: 482_344,
  found: 131_072,
  host: 'api.twilio.com',
  permission: 'twilio/voice/recordings.read',
  free: 1_200_000,
  needed: 48_000_000,
};
