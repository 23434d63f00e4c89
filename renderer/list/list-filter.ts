import type { Filter } from '../../main/contract.ts';
import { endOfDay, startOfDay } from './local-days.ts';

/** The standing views of the sidebar. */
export const views = [
  'all',
  'encrypted',
  'plain',
  'noKey',
  'unfinished',
  'elsewhere',
  'held',
  'archived',
  'notArchived',
  'removed',
] as const;
export type View = (typeof views)[number];

/** What the user asks the list for, as they said it: days rather than seconds, so that it means the same by any clock. */
export type ListFilter = {
  readonly search?: string | undefined;
  readonly fromDay?: string | undefined;
  readonly toDay?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly directions?: readonly string[] | undefined;
  readonly shortest?: number | undefined;
  readonly longest?: number | undefined;
  readonly channels?: readonly number[] | undefined;
  readonly sources?: readonly string[] | undefined;
  readonly statuses?: readonly string[] | undefined;
  readonly encrypted?: boolean | undefined;
  /** Sealed for one of these SIDs, or with a copy that one of the openers (fingerprints) opens. */
  readonly keySids?: readonly string[] | undefined;
  readonly openers?: readonly string[] | undefined;
  readonly cheapest?: number | undefined;
  readonly dearest?: number | undefined;
  readonly whereabouts?: readonly Whereabouts[] | undefined;
  readonly held?: boolean | undefined;
  readonly archived?: readonly Archived[] | undefined;
  readonly holds?: readonly string[] | undefined;
};
type Archived = NonNullable<Filter['archived']>[number];
type Whereabouts = NonNullable<Filter['whereabouts']>[number];

/** What a view means depends on what is known: which keys are missing, which states occur. */
export type Known = { readonly missingKeys: readonly string[]; readonly statuses: readonly string[] };

/** A key no recording has: asking for it gives nothing, where an empty list might be taken for "any". */
const noSuchKey = `CR${'0'.repeat(32)}`;
const finished: readonly string[] = ['completed', 'deleted'];
const knownUnfinished: readonly string[] = ['in-progress', 'paused', 'stopped', 'processing', 'absent', 'failed'];

function filterOfView(view: View, known: Known): Filter {
  switch (view) {
    case 'all':
      return {};
    case 'encrypted':
      return { encrypted: true };
    case 'plain':
      return { encrypted: false };
    case 'noKey':
      return { keySids: known.missingKeys.length > 0 ? [...known.missingKeys] : [noSuchKey] };
    case 'unfinished':
      return {
        statuses: [...new Set([...knownUnfinished, ...known.statuses])].filter((one) => !finished.includes(one)),
      };
    case 'elsewhere':
      return { whereabouts: ['elsewhere'] };
    case 'held':
      return { held: true };
    case 'archived':
      return { archived: ['verified', 'unverified'] };
    case 'notArchived':
      // What is at Twilio and nowhere else: what there is no sound of cannot be archived.
      return { archived: ['no'], whereabouts: ['twilio'] };
    case 'removed':
      return { statuses: ['deleted'] };
  }
}

/** Both lists hold: what is in each of them; undefined asks nothing. */
function both<T>(one: readonly T[] | undefined, other: readonly T[] | undefined, never: T): T[] | undefined {
  if (one === undefined || other === undefined) return (one ?? other)?.slice();
  const common = one.filter((value) => other.includes(value));
  return common.length > 0 ? common : [never];
}

/** Puts what was typed into the form numbers are stored in: no spaces or dashes, no national 0 before a whole number. */
export function normaliseTerm(term: string): string {
  const trimmed = term.trim();
  if (!/^\+?[\d\s().\-‐–０-９]+$/.test(trimmed)) return trimmed;
  const digits = trimmed.normalize('NFKC').replace(/[\s().\-‐–]/g, '');
  return /^0\d{8,}$/.test(digits) ? digits.slice(1) : digits;
}

const term = (text: string | undefined) => (text === undefined ? undefined : normaliseTerm(text) || undefined);

/** The contract's filter for a view, some accounts and the user's own conditions; days are those of `zone`. */
export function toFilter(
  view: View,
  accounts: readonly string[],
  asked: ListFilter,
  zone: string,
  known: Known,
): Filter {
  const ofView = filterOfView(view, known);
  const filter: { [Key in keyof Filter]: Filter[Key] | undefined } = {
    accounts: accounts.length > 0 ? [...accounts] : undefined,
    search: term(asked.search),
    from: term(asked.from),
    to: term(asked.to),
    startedFrom: asked.fromDay === undefined ? undefined : startOfDay(asked.fromDay, zone),
    startedTo: asked.toDay === undefined ? undefined : endOfDay(asked.toDay, zone),
    directions: asked.directions?.slice(),
    shortest: asked.shortest,
    longest: asked.longest,
    channels: asked.channels?.slice(),
    sources: asked.sources?.slice(),
    statuses: both(ofView.statuses, asked.statuses, 'none'),
    encrypted: ofView.encrypted ?? asked.encrypted,
    keySids: both(ofView.keySids, asked.keySids, noSuchKey),
    openers: ofView.keySids === undefined ? asked.openers?.slice() : undefined,
    cheapest: asked.cheapest,
    dearest: asked.dearest,
    whereabouts: both(ofView.whereabouts, asked.whereabouts, 'nowhere'),
    held: ofView.held ?? asked.held,
    archived: both(ofView.archived, asked.archived, 'no'),
    holds: asked.holds?.slice(),
  };
  // Two that cannot both hold: asked for as what nothing meets.
  if (ofView.held !== undefined && asked.held !== undefined && ofView.held !== asked.held) filter.keySids = [noSuchKey];
  if (filter.archived !== undefined && ofView.archived !== undefined && asked.archived !== undefined) {
    if (!ofView.archived.some((one) => asked.archived?.includes(one))) filter.keySids = [noSuchKey];
  }
  if (ofView.encrypted !== undefined && asked.encrypted !== undefined && ofView.encrypted !== asked.encrypted) {
    filter.keySids = [noSuchKey];
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** Whether the user asks for anything beyond the view. */
export function asksNothing(asked: ListFilter): boolean {
  return Object.values(asked).every((value) => value === undefined || value === '');
}
