import { z } from 'zod';

/** The program's own words for a recording and for asking after recordings. Times are UTC seconds, lengths are seconds. */

const sid = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`));
/** An account's SID as Twilio knows it. */
export const twilioAccount = sid('AC');
/** An account as the program names it: its SID, with the region behind it (`AC…-ie1`) where it is connected in several. */
export const accountSid = z.string().regex(/^AC[0-9a-fA-F]{32}(-(us1|ie1|au1))?$/);
export const recordingSid = sid('RE');
export const callSid = sid('CA');
export const keySid = sid('CR');

/** Where the media of a recording is: at Twilio, in the customer's own bucket (external storage), or nowhere. */
export const whereabouts = z.enum(['twilio', 'elsewhere', 'nowhere']);

/** Whether a copy lies in some archive, and whether one was read back whole and is not known to be faulty since. */
export const archived = z.enum(['no', 'unverified', 'verified']);

/** One recording as the list and the details pane show it. Statuses, sources and directions are open sets: Twilio adds to them. */
export const recording = z.object({
  /** The index's own number for it: time-ordered, stable as long as the index is. */
  id: z.int(),
  sid: recordingSid,
  account: accountSid,
  call: z.string().nullable(),
  conference: z.string().nullable(),
  startedAt: z.int(),
  createdAt: z.int(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  direction: z.string().nullable(),
  duration: z.int().nullable(),
  channels: z.int().nullable(),
  source: z.string().nullable(),
  status: z.string(),
  errorCode: z.int().nullable(),
  /** What making it cost, as a positive amount in `priceUnit`; null until Twilio has rated it. */
  price: z.number().nullable(),
  priceUnit: z.string().nullable(),
  encrypted: z.boolean(),
  /** The public key Twilio says it was sealed for; null when plain. */
  keySid: keySid.nullable(),
  whereabouts,
  /** Some hold keeps it from being removed. */
  held: z.boolean(),
  archived,
});
export type Recording = z.infer<typeof recording>;
/** A recording as the index alone knows it: holds and copies are in the record. */
export type IndexedRecording = Omit<Recording, 'held' | 'archived'>;

export const orderings = [
  'time',
  'account',
  'from',
  'to',
  'direction',
  'duration',
  'channels',
  'source',
  'status',
  'key',
  'price',
] as const;
export const order = z.object({ by: z.enum(orderings), descending: z.boolean() });
export type Order = z.infer<typeof order>;

/** Every given condition must hold; an absent one asks nothing. Bounds are inclusive. */
export const filter = z.object({
  accounts: z.array(accountSid).optional(),
  /** Any part of a number, or of a recording, call or key SID. */
  search: z.string().max(100).optional(),
  from: z.string().max(100).optional(),
  to: z.string().max(100).optional(),
  /** UTC seconds; the window computes them from local days, exactly. */
  startedFrom: z.int().optional(),
  startedTo: z.int().optional(),
  directions: z.array(z.string()).optional(),
  sources: z.array(z.string()).optional(),
  statuses: z.array(z.string()).optional(),
  channels: z.array(z.int()).optional(),
  shortest: z.int().optional(),
  longest: z.int().optional(),
  cheapest: z.number().optional(),
  dearest: z.number().optional(),
  encrypted: z.boolean().optional(),
  /** With openers, either will do: sealed for one of these SIDs, or with a copy that one of these keys (fingerprints) opens. */
  keySids: z.array(keySid).optional(),
  openers: z.array(z.string().regex(/^[0-9a-f]{64}$/)).optional(),
  whereabouts: z.array(whereabouts).optional(),
  held: z.boolean().optional(),
  archived: z.array(archived).optional(),
  /** Under one of these holds; with a copy in one of these archives. */
  holds: z.array(z.uuid()).optional(),
  archives: z.array(z.uuid()).optional(),
});
export type Filter = z.infer<typeof filter>;

/** What the user has marked: some recordings by id, or all that match a filter but for a few. */
export const selection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('some'), ids: z.array(z.int()).max(1_000_000) }),
  z.object({ kind: z.literal('all'), filter, except: z.array(z.int()).max(100_000) }),
]);
export type Selection = z.infer<typeof selection>;

/** A recording as Twilio tells it, before the index gives it an id and its call is known. */
export type RecordingFacts = Omit<IndexedRecording, 'id' | 'from' | 'to' | 'direction'> & {
  readonly updatedAt: number;
  /** The wrapped content key (256 bytes for a 2048-bit key) and the IV (12 bytes); null when plain. */
  readonly wrap: { readonly encryptedContentKey: Uint8Array; readonly iv: Uint8Array } | null;
};

/** What a recording borrows from its call: who called whom, which way. `direction` is Twilio's word. */
export type CallFacts = {
  readonly sid: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly direction: string | null;
  readonly startedAt: number | null;
};

/** The media of one recording on its way from Twilio; the answer's status has been checked. `length` as announced, in bytes. */
export type MediaResponse = {
  readonly contentType: string;
  readonly length: number | null;
  readonly chunks: AsyncIterable<Uint8Array>;
};
