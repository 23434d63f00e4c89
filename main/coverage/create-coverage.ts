import type { CallAnswer, CallInput, CoverageMap, Key, Share } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { isFailure } from '../failure.ts';
import { readPairings } from '../keys/pairing-rows.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import { log } from '../log.ts';
import { readAlarms, readAlertState } from './alert-rows.ts';
import { accountCoverage, type CoverageFacts, keyFacts } from './coverage-facts.ts';
import type { CoverageAnswers, CoverageGroups } from './coverage-questions.ts';
import { readKeptGroups, writeKeptGroups } from './kept-groups.ts';
import { mapCoverage } from './map-coverage.ts';
import { noteAlarm, unopenedKeys } from './note-alarm.ts';
import { type AlarmSize, type KeptAlarm, type NotedAlarm, readNoted } from './noted-alarm-rows.ts';
import { noShare } from './openers-of.ts';

/** Which key opens what, and what Twilio has alerted about. */
export type Coverage = {
  /** While the list is being read, as it was when the program ran last, if that was kept. */
  readonly map: () => Promise<CoverageMap>;
  readonly alerts: () => Promise<CallAnswer<'coverage.alerts'>>;
  readonly notedKeys: () => Promise<CallAnswer<'coverage.noted-keys'>>;
  /** Takes note of an alarm. Fails with alarm-unknown. */
  readonly noteAlarm: (input: CallInput<'coverage.note-alarm'>) => Promise<void>;
  /** The recordings a key opens, wherever they lie; waits until the list knows. */
  readonly dependents: (fingerprint: string) => Promise<Share>;
  /** What the check-up reads: for each account and key what was observed. Asks nothing of Twilio. */
  readonly facts: () => Promise<CoverageFacts>;
  /** Settles when what is kept for the next start has been written. */
  readonly settled: () => Promise<void>;
};

/** How long alerts count as news, seconds: as long as Twilio keeps them. */
export const alertsCount = 30 * 86_400;

export function createCoverage(parts: {
  readonly record: RecordHandle;
  readonly note: NoteDeed;
  /** The user's name in the operating system. */
  readonly user: string;
  readonly worker: CoverageAnswers;
  readonly loaded: Promise<unknown>;
  /** Where the last answer is kept for the next start. */
  readonly keptAt: string;
  /** Hears once that answers are of the list as it is now. */
  readonly ready: () => void;
  /** Settles when the list knows every copy of the record. */
  readonly marksSettled: () => Promise<void>;
  readonly keys: () => Promise<readonly Key[]>;
  readonly accounts: () => Promise<readonly { readonly sid: string; readonly sealingKey: string | null }[]>;
  readonly now: () => number;
}): Coverage {
  const { record, worker } = parts;
  const kept = readKeptGroups(parts.keptAt);
  let isReady = false;
  let written = -1;
  let writing: Promise<void> = Promise.resolve();
  const keep = ({ revision, groups }: CoverageGroups) => {
    if (revision === written) return;
    written = revision;
    const write = () => writeKeptGroups(parts.keptAt, { at: parts.now(), groups });
    writing = writing.then(write).catch((error: unknown) => log('coverage.not-kept', { what: String(error) }));
  };
  const gather = async () => {
    await parts.marksSettled();
    const [groups, keys] = await Promise.all([worker.coverageGroups(), parts.keys()]);
    return { groups, keys, pairings: readPairings(record) };
  };
  const begin = async () => {
    await parts.loaded;
    keep((await gather()).groups);
    isReady = true;
    parts.ready();
  };
  const map = async (): Promise<CoverageMap> => {
    const before = isReady ? null : await kept;
    if (before !== null) {
      const groups = { revision: 0, groups: before.groups };
      return mapCoverage(groups, await parts.keys(), readPairings(record), before.at);
    }
    const { groups, keys, pairings } = await gather();
    return mapCoverage(groups, keys, pairings, null);
  };
  /** While the list is being read it cannot say which recordings there are, only the last answer how many there were. */
  const isAllOf = async (keySid: string, { count, newest }: AlarmSize, noted: KeptAlarm) => {
    if (!isReady) return count <= noted.count && newest <= noted.newest;
    return (await worker.unseenRecordings({ keySid, seen: noted.recordings })).length === 0;
  };
  const since = () => parts.now() - alertsCount;
  begin().catch((error: unknown) => isFailure(error, 'cancelled') || log('coverage.bug', { what: String(error) }));

  return {
    map,
    noteAlarm: (input) => noteAlarm({ ...parts, map, since: since() }, input),
    settled: () => writing,
    dependents: async (fingerprint) => {
      await parts.loaded;
      const { groups, keys, pairings } = await gather();
      const { rows } = mapCoverage(groups, keys, pairings, null);
      return rows.find((row) => row.fingerprint === fingerprint)?.total ?? noShare;
    },
    alerts: async () => {
      const accounts = await parts.accounts();
      const alerts = readAlarms(record, since()).map((alarm) => ({
        ...alarm,
        noted: alarm.noted === null ? null : toNoted(alarm.noted),
      }));
      const fetched = accounts.map(({ sid }) => {
        const state = readAlertState(record, sid);
        return { account: sid, at: state?.at ?? null, failure: state?.failure ?? null };
      });
      return { alerts, fetched };
    },
    notedKeys: async () => {
      const keys: CallAnswer<'coverage.noted-keys'>['keys'] = [];
      for (const [keySid, size] of unopenedKeys(await map())) {
        const noted = readNoted(record, keySid, null);
        if (noted !== null && (await isAllOf(keySid, size, noted))) keys.push({ keySid, noted: toNoted(noted) });
      }
      return { keys };
    },
    facts: async () => {
      const [{ groups, keys, pairings }, accounts] = await Promise.all([gather(), parts.accounts()]);
      const sealsFor = Map.groupBy(
        accounts.filter(({ sealingKey }) => sealingKey !== null),
        ({ sealingKey }) => sealingKey as string,
      );
      const names = new Map([...sealsFor].map(([key, all]) => [key, all.map(({ sid }) => sid)] as const));
      return {
        accounts: accounts.map(({ sid }) => accountCoverage(sid, groups.groups, keys, pairings)),
        keys: keyFacts(keys, mapCoverage(groups, keys, pairings, null), names),
      };
    },
  };
}

const toNoted = ({ at, by, remark }: NotedAlarm) => ({ at, by, remark });
