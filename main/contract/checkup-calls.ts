import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountSid } from '../recording.ts';
import { call, nothing } from './words.ts';

/** The check-up: how exposed accounts, keys, archives and this computer are. */

/** `urgent`: audio or keys are open or being lost. `attention`: to be mended. `unseen`: nobody could look; never taken for fine. */
export const grade = z.enum(['urgent', 'attention', 'unseen', 'fine']);
export type Grade = z.infer<typeof grade>;

/** What a finding is about. `machine`: this computer with the program on it. */
export const checkScope = z.enum(['account', 'key', 'archive', 'machine']);
export type CheckScope = z.infer<typeof checkScope>;

const finding = z.object({
  check: z.string(),
  scope: checkScope,
  /** AC…, a key's fingerprint, an archive's id; empty for this computer. */
  subject: z.string(),
  /** What the subject is called; empty for this computer. */
  name: z.string(),
  grade,
  /** Which of the check's verdicts: the window has a sentence for each. */
  says: z.string(),
  /** What was observed, for that sentence. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  observedAt: z.int(),
  /** Why nobody could look. */
  failure: failure.nullable(),
  /** Since when it has been found so. */
  since: z.int(),
});
export type CheckFinding = z.infer<typeof finding>;

/** A stretch of time in which a check found the same; `until` null: it does so still. */
const stretchOfTime = finding.pick({ grade: true, says: true, facts: true, failure: true, since: true }).extend({
  observedAt: z.int(),
  until: z.int().nullable(),
});
export type CheckStretch = z.infer<typeof stretchOfTime>;

/** What no program can see, to be attested by a person. */
export const attestedTopic = z.enum(['console-logins', 'two-factor', 'shared-logins', 'callers-told']);
export type AttestedTopic = z.infer<typeof attestedTopic>;

const run = z.object({ beganAt: z.int(), endedAt: z.int(), by: z.enum(['user', 'clock']) });
/** What the window says of one finding in the language it is shown in; `observedAt` tells which state of it. */
const said = z.object({
  check: z.string().max(64),
  scope: checkScope,
  subject: z.string().max(64),
  observedAt: z.int(),
  about: z.string().max(300),
  title: z.string().max(300),
  verdict: z.string().max(4000),
  fix: z.string().max(2000),
});

const which = z.object({ check: z.string().max(64), scope: checkScope, subject: z.string().max(64) });

export const checkupCalls = {
  /** Looks at everything; answers when it has. Fails with checkup-running, cancelled. */
  'checkup.run': call(nothing, nothing),
  'checkup.cancel': call(nothing, nothing),
  /** What was found last; `run` null: no check-up has come to its end yet. */
  'checkup.state': call(nothing, z.object({ running: z.boolean(), run: run.nullable(), findings: z.array(finding) })),
  /** Looks at one thing again. Fails with checkup-unknown where there is no such check or subject any more. */
  'checkup.recheck': call(which, finding),
  /** The newest first. */
  'checkup.history': call(which, z.object({ stretches: z.array(stretchOfTime) })),
  /** A person's word, for each of the accounts; it counts for half a year. */
  'checkup.attest': call(
    z.object({
      accounts: z.array(accountSid).min(1).max(2000),
      topic: attestedTopic,
      inOrder: z.boolean(),
      remark: z.string().trim().max(500),
    }),
    nothing,
  ),
  'checkup.save-report': call(z.object({ form: z.enum(['csv', 'json']) }), z.object({ saved: z.boolean() })),
  /** The same for printing. The words are the window's; what they stand for is main's. */
  'checkup.save-printable': call(
    z.object({ language: z.enum(['en', 'ja']), said: z.array(said).max(100_000) }),
    z.object({ saved: z.boolean() }),
  ),
} as const;

export const checkupEvents = {
  'checkup.progress': z.object({ done: z.int(), total: z.int() }),
  /** Findings, or whether a check-up is under way, are no longer what they were. */
  'checkup.changed': nothing,
} as const;
