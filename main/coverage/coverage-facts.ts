import type { CoverageMap, Key, Share } from '../contract.ts';
import type { CoverageGroup } from './coverage-questions.ts';
import { isKept } from './map-coverage.ts';
import { noShare, plus } from './openers-of.ts';

/** Recordings with the time of the oldest and the newest of them, UTC seconds. */
export type Dated = Share & { readonly oldest: number; readonly newest: number };

/** What was observed of an account's recordings and the keys they need; the check-up makes findings of it. */
export type AccountCoverage = {
  readonly account: string;
  /** Completed at Twilio without encryption; `newest` is since when there was none. Null: none in the list. */
  readonly unencrypted: Dated | null;
  /** Completed at Twilio, encrypted. */
  readonly encrypted: Dated | null;
  /** In a bucket of the customer's own. */
  readonly elsewhere: Dated | null;
  /** `CR…` SIDs that no key which was ever here was shown to open. */
  readonly unknownSids: readonly (Dated & { readonly keySid: string })[];
  /** `CR…` SIDs that were opened once, by keys that are gone or cannot be used now. */
  readonly missingSids: readonly (Dated & { readonly keySid: string; readonly names: readonly string[] })[];
};

/** A key and what hangs on it. */
export type KeyFacts = Pick<Key, 'fingerprint' | 'name' | 'addedAt' | 'backedUpAt' | 'keptIn'> & {
  readonly opens: Share;
  /** What nothing else that is here opens. */
  readonly atStake: Share;
  /** Accounts whose plain media are sealed for it. */
  readonly sealsFor: readonly string[];
  readonly newest: number | null;
};

export type CoverageFacts = { readonly accounts: readonly AccountCoverage[]; readonly keys: readonly KeyFacts[] };

/** One account's part, out of the list's groups. Pure. */
export function accountCoverage(
  account: string,
  groups: readonly CoverageGroup[],
  keys: readonly Key[],
  pairings: ReadonlyMap<string, readonly string[]>,
): AccountCoverage {
  const own = groups.filter((group) => group.account === account);
  const sealed = own.filter((group) => group.encrypted && (group.whereabouts !== 'nowhere' || group.copies.length > 0));
  const here = new Set(keys.filter(isKept).map(({ fingerprint }) => fingerprint));
  const nameOf = new Map(keys.map(({ fingerprint, name }) => [fingerprint, name]));
  const isOpened = ({ copies }: CoverageGroup, openers: readonly string[]) =>
    openers.some((one) => here.has(one)) || copies.some((copy) => copy.openers.some((one) => here.has(one)));
  const sids = [...Map.groupBy(sealed, ({ keySid }) => keySid)].flatMap(([keySid, all]) => {
    if (keySid === null) return [];
    const openers = pairings.get(keySid) ?? [];
    const dated = dateOf(all.filter((group) => !isOpened(group, openers)));
    return dated === null ? [] : [{ ...dated, keySid, openers }];
  });
  const completed = own.filter((group) => group.completed && group.whereabouts === 'twilio');
  return {
    account,
    unencrypted: dateOf(completed.filter(({ encrypted }) => !encrypted)),
    encrypted: dateOf(completed.filter(({ encrypted }) => encrypted)),
    elsewhere: dateOf(own.filter(({ whereabouts }) => whereabouts === 'elsewhere')),
    unknownSids: sids.filter(({ openers }) => openers.length === 0).map(({ openers: _, ...sid }) => sid),
    missingSids: sids
      .filter(({ openers }) => openers.length > 0)
      .map(({ openers, ...sid }) => ({ ...sid, names: openers.flatMap((one) => nameOf.get(one) ?? []) })),
  };
}

/** Each key's part, out of the map. */
export function keyFacts(keys: readonly Key[], map: CoverageMap, sealsFor: ReadonlyMap<string, readonly string[]>) {
  return keys.map((key): KeyFacts => {
    const { fingerprint, name, addedAt, backedUpAt, keptIn } = key;
    const row = map.rows.find((one) => one.fingerprint === fingerprint);
    return {
      ...{ fingerprint, name, addedAt, backedUpAt, keptIn },
      opens: row?.total ?? noShare,
      atStake: row?.atStake.total ?? noShare,
      sealsFor: sealsFor.get(fingerprint) ?? [],
      newest: row?.newest ?? null,
    };
  });
}

function dateOf(groups: readonly CoverageGroup[]): Dated | null {
  if (groups.length === 0) return null;
  return {
    ...groups.reduce<Share>(plus, noShare),
    oldest: Math.min(...groups.map(({ oldest }) => oldest)),
    newest: Math.max(...groups.map(({ newest }) => newest)),
  };
}
