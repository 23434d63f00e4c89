import type { CoverageMap, CoverageRow, Key, Share } from '../contract.ts';
import type { CoverageGroup, CoverageGroups } from './coverage-questions.ts';
import { type Form, formsOf, isAtStake, type KnownKeys, noShare, plus, standingOf } from './openers-of.ts';

/** Sums over groups, built up: those that say nothing are left at null. */
type Sum = { share: Share; oldest: number | null; newest: number | null; readonly accounts: Map<string, Share> };
type Draft = {
  readonly fingerprint: string | null;
  readonly keySids: Set<string>;
  readonly places: Record<Form['place'], Share>;
  readonly total: Sum;
  readonly stake: Sum;
  onlyAtTwilio: Share;
  onlyInArchives: Share;
};

/** Everything the window shows of which key opens what, out of the list's groups. Pure. */
export function mapCoverage(
  { revision, groups }: CoverageGroups,
  keys: readonly Key[],
  pairings: KnownKeys['pairings'],
  asOf: number | null,
): CoverageMap {
  const here = new Set(keys.flatMap((key) => (isKept(key) ? [key.fingerprint] : [])));
  const known: KnownKeys = { pairings, isHere: (fingerprint) => here.has(fingerprint) };
  const drafts = new Map<string, Draft>();
  const draftOf = (fingerprint: string | null, keySid: string | null): Draft => {
    const name = fingerprint ?? `sid ${keySid}`;
    const draft = drafts.get(name) ?? newDraft(fingerprint);
    drafts.set(name, draft);
    return draft;
  };
  for (const { fingerprint } of keys) draftOf(fingerprint, null);

  const parts = { plain: noShare, have: noShare, lost: noShare, neverSeen: noShare };
  for (const group of groups) {
    const forms = formsOf(group, known);
    const standing = standingOf(forms, known);
    if (standing === null) continue;
    parts[standing] = plus(parts[standing], group);
    const named = new Set(forms.flatMap(({ openers }) => openers));
    const closed = forms.filter(({ plain, openers }) => !plain && openers.length === 0);
    for (const fingerprint of named) add(draftOf(fingerprint, null), group, forms, known);
    if (closed.length > 0 && named.size === 0) add(draftOf(null, group.keySid), group, forms, known);
  }
  const total = Object.values(parts).reduce(plus, noShare);
  const rows = [...drafts.values()].map((draft) => rowOf(draft, keys, known));
  const order = (left: CoverageRow, right: CoverageRow) =>
    right.total.count - left.total.count || right.total.seconds - left.total.seconds;
  return { revision, asOf, total, parts, rows: rows.sort(order) };
}

/** Whether the private half can be used. */
export const isKept = ({ keptIn }: Pick<Key, 'keptIn'>): boolean => keptIn === 'keychain' || keptIn === 'session';

const newSum = (): Sum => ({ share: noShare, oldest: null, newest: null, accounts: new Map() });

function newDraft(fingerprint: string | null): Draft {
  return {
    fingerprint,
    keySids: new Set(),
    places: { twilio: noShare, elsewhere: noShare, archive: noShare },
    total: newSum(),
    stake: newSum(),
    onlyAtTwilio: noShare,
    onlyInArchives: noShare,
  };
}

function add(draft: Draft, group: CoverageGroup, forms: readonly Form[], known: KnownKeys): void {
  const { fingerprint } = draft;
  const own = forms.filter(({ openers, plain }) => !plain && (fingerprint === null || openers.includes(fingerprint)));
  if (group.encrypted && group.keySid !== null && isOpenedBySid(draft, group, known)) draft.keySids.add(group.keySid);
  for (const place of new Set(own.map((form) => form.place))) {
    draft.places[place] = plus(draft.places[place], group);
  }
  take(draft.total, group);
  if (!isAtStake(forms, fingerprint, known)) return;
  take(draft.stake, group);
  if (forms.every(({ place }) => place !== 'archive')) draft.onlyAtTwilio = plus(draft.onlyAtTwilio, group);
  if (forms.every(({ place }) => place === 'archive')) draft.onlyInArchives = plus(draft.onlyInArchives, group);
}

/** A copy re-wrapped for this key makes it none of those that open the SID. */
function isOpenedBySid({ fingerprint }: Draft, { keySid }: CoverageGroup, { pairings }: KnownKeys): boolean {
  return fingerprint === null || (pairings.get(keySid ?? '')?.includes(fingerprint) ?? false);
}

function take(sum: Sum, { account, count, seconds, oldest, newest }: CoverageGroup): void {
  sum.share = plus(sum.share, { count, seconds });
  sum.oldest = Math.min(sum.oldest ?? oldest, oldest);
  sum.newest = Math.max(sum.newest ?? newest, newest);
  sum.accounts.set(account, plus(sum.accounts.get(account) ?? noShare, { count, seconds }));
}

function rowOf(draft: Draft, keys: readonly Key[], known: KnownKeys): CoverageRow {
  const { fingerprint, places, total, stake } = draft;
  const key = keys.find((one) => one.fingerprint === fingerprint);
  const opened = new Set([...(key?.opens ?? []), ...draft.keySids]);
  return {
    fingerprint,
    name: key?.name ?? null,
    keySids: [...opened].sort(),
    holding: fingerprint === null ? 'never-seen' : known.isHere(fingerprint) ? 'have' : 'lost',
    backedUpAt: key?.backedUpAt ?? null,
    total: total.share,
    atTwilio: places.twilio,
    elsewhere: places.elsewhere,
    inArchives: places.archive,
    oldest: total.oldest,
    newest: total.newest,
    accounts: accountsOf(total),
    atStake: {
      total: stake.share,
      onlyAtTwilio: draft.onlyAtTwilio,
      onlyInArchives: draft.onlyInArchives,
      oldest: stake.oldest,
      newest: stake.newest,
      accounts: accountsOf(stake),
    },
  };
}

function accountsOf({ accounts }: Sum): CoverageRow['accounts'] {
  const all = [...accounts].map(([account, share]) => ({ account, ...share }));
  return all.sort((left, right) => right.count - left.count);
}
