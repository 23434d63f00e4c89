import { z } from 'zod';
import { twilioAccount } from '../recording.ts';
import { call, nothing } from './words.ts';

/** What the IT department has laid down for this machine (docs/policy.md). It is only ever shown. */

const text = z.string().min(1).max(1024);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(1000);

/**
 * Every rule by its key, which is the same in the file, in the registry and in managed preferences. A rule that is not
 * set forbids nothing.
 */
export const policyRules = z.strictObject({
  /** The only accounts, parents and subaccounts alike, that Twilio is asked about. */
  'accounts.allowed': list(twilioAccount).optional(),
  'accounts.regions': list(z.enum(['us1', 'ie1', 'au1'])).optional(),
  /** The only places for archives: folders with what lies in them; buckets as `BUCKET REGION` or `BUCKET REGION ENDPOINT`. */
  'archives.folders': list(text).optional(),
  'archives.buckets': list(
    z.string().regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9] [a-z0-9-]{1,64}( https?:\/\/\S+)?$/i),
  ).optional(),
  'export.forbidPlain': z.boolean().optional(),
  /** No override in writing stands in for a verified copy. */
  'removal.requireVerifiedCopy': z.boolean().optional(),
  'removal.minimumGraceHours': z.int().min(0).max(720).optional(),
  /** Recordings that are younger stay where they are. */
  'retention.minimumDays': z.int().min(0).max(36_500).optional(),
  /** Everything of these accounts is on hold. */
  'holds.accounts': list(twilioAccount).optional(),
  'holds.forbidLifting': z.boolean().optional(),
  'updates.check': z.enum(['off', 'notify']).optional(),
  'updates.channel': z.enum(['stable', 'beta']).optional(),
  /** `system`, `direct`, or a proxy such as `http://proxy.example.com:8080`, without a login. */
  'network.proxy': z
    .union([
      z.enum(['system', 'direct']),
      z.string().regex(/^(https?|socks5):\/\/(\[[0-9a-f:.]+\]|[^\s/:@?#]+):\d{1,5}$/i),
    ])
    .optional(),
  /** Hosts that are reached without that proxy: `example.com`, with what ends in `.example.com`. */
  'network.withoutProxy': list(z.string().regex(/^[^\s/:@*]+$/)).optional(),
  /** Certificates of authorities besides the system's: PEM texts, or absolute paths of PEM files. */
  'network.extraAuthorities': list(z.string().min(1).max(100_000)).optional(),
});
export type PolicyRules = z.infer<typeof policyRules>;
export const policyKey = policyRules.keyof();
export type PolicyKey = z.infer<typeof policyKey>;

/** What is wrong with a policy, and where: a key, or empty where it is the whole. */
const policyProblem = z.object({
  problem: z.enum(['unreadable', 'not-trusted', 'malformed', 'version', 'unknown-key', 'wrong-value', 'certificate']),
  key: z.string(),
  detail: z.string(),
});
export type PolicyProblem = z.infer<typeof policyProblem>;

const policy = z.object({
  source: z.enum(['none', 'file', 'registry', 'managed-preferences']),
  /** The file's path, or the key of the registry. */
  place: z.string(),
  /** What could be read of it. */
  rules: policyRules,
  /** The authorities that are trusted besides the system's; when they expire, UTC seconds. */
  authorities: z.array(z.object({ subject: z.string(), expires: z.int() })),
  /** While there is one, nothing is removed, exported, archived, connected or lifted: what is forbidden cannot be known. */
  problems: z.array(policyProblem),
});
export type Policy = z.infer<typeof policy>;

/** What is in force, and how far that is from what was laid down while the program ran. */
const shownPolicy = policy.extend({
  /** Rules that became stricter since the start: they hold already. */
  tightened: z.array(policyKey),
  /** Rules that are laid down otherwise than they are in force: they hold from the next start on. */
  waiting: z.array(policyKey),
  /** What could not be understood at the start can be now; what it may forbid stays closed until the next start. */
  mended: z.boolean(),
});
export type ShownPolicy = z.infer<typeof shownPolicy>;

/** Whether newer versions are asked after, and of which channel. */
export type UpdatePolicy = { readonly check: 'off' | 'notify'; readonly channel: 'stable' | 'beta' };

export const policyCalls = { 'policy.read': call(nothing, shownPolicy) } as const;

export const policyEvents = {
  /** Something else was laid down: 'policy.read' tells what. */
  'policy.changed': nothing,
} as const;
