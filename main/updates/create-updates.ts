import { z } from 'zod';
import type { UpdatePolicy } from '../contract/policy-calls.ts';
import type { Updates as UpdatesShown } from '../contract/update-calls.ts';
import type { RecordHandle } from '../database/handles.ts';
import { readSetting, writeSetting } from '../database/setting-rows.ts';
import { Failure, type FailureAnswer } from '../failure.ts';
import type { Carrier } from '../http/carry-request.ts';
import type { PublisherProof } from './check-publisher.ts';
import { downloadUpdate } from './download-update.ts';
import { fetchUpdateList } from './fetch-update-list.ts';
import { mayBelieve, standingOf } from './judge-list.ts';
import { readUpdateList, type UpdateFile, type UpdateList } from './update-list.ts';
import { isSetUp, type UpdateSource } from './update-source.ts';

export type PackageKind = NonNullable<UpdatesShown['newer']>['packages'][number]['kind'];

/** What newer version there is, and its packages. Nothing is asked unless it is set up and allowed, nothing fetched unless wanted. */
export type Updates = {
  readonly state: () => UpdatesShown;
  /** Fails with updates-off {reason}, update-list-refused {reason}, update-list-newer {version}, and as the carrier does. */
  readonly check: () => Promise<UpdatesShown>;
  /** For the clock: as `check`, but what fails is only kept to be shown. */
  readonly checkQuietly: () => Promise<void>;
  /** When it was last tried, UTC seconds. */
  readonly triedAt: () => number | null;
  /** The name a package is published under. Fails with update-file-refused {reason}. */
  readonly nameOf: (kind: PackageKind) => string;
  /** Fetches a package to `target`, proves it, gives what proves it. Fails as `downloadUpdate` and `checkPublisher` do. */
  readonly download: (kind: PackageKind, target: string) => Promise<PublisherProof>;
  readonly cancel: () => void;
};

/** On a Mac a zip's contents cannot be proved before they are unpacked. */
const kinds: readonly PackageKind[] = ['deb', 'rpm', 'AppImage', 'exe', 'msi', 'dmg'];

/** Kept: the whole list as it came, so that its signature is looked at again whenever it is read. */
const kept = z.object({
  triedAt: z.int().nullable(),
  checkedAt: z.int().nullable(),
  /** `madeAt` of the latest list seen of each channel. */
  seen: z.record(z.string(), z.int()),
  list: z.string().nullable(),
});
type Kept = z.infer<typeof kept>;
const nothingKept: Kept = { triedAt: null, checkedAt: null, seen: {}, list: null };

export function createUpdates(parts: {
  readonly record: RecordHandle;
  readonly carrier: Pick<Carrier, 'carry'>;
  readonly source: UpdateSource;
  readonly demo: boolean;
  readonly version: string;
  readonly system: NodeJS.Platform;
  readonly processor: string;
  readonly policy: () => UpdatePolicy;
  readonly wanted: () => boolean;
  readonly checkPublisher: (path: string) => Promise<PublisherProof>;
  readonly removeFile: (path: string) => Promise<void>;
  readonly tell: (state: UpdatesShown) => void;
  readonly now: () => number;
}): Updates {
  const { record, carrier, source, version, policy, now } = parts;
  let failure: FailureAnswer | null = null;
  let checking: Promise<void> | null = null;
  let download: {
    kind: PackageKind;
    received: number;
    readonly total: number;
    readonly abort: AbortController;
  } | null = null;

  const readKept = (): Kept => {
    const read = kept.safeParse(readSetting(record, 'updates'));
    return read.success ? read.data : nothingKept;
  };
  const keep = (change: Partial<Kept>) => writeSetting(record, 'updates', { ...readKept(), ...change });

  /** Null also when the kept list may not be believed any more. */
  const knownList = (): UpdateList | null => {
    const { list, seen } = readKept();
    if (list === null || !isSetUp(source)) return null;
    const { channel } = policy();
    try {
      const read = readUpdateList(Buffer.from(list, 'base64'), source.publicKey);
      mayBelieve(read, { channel, seenMadeAt: seen[channel] ?? 0, now: now() });
      return read;
    } catch (error) {
      if (error instanceof Failure) return null;
      throw error;
    }
  };
  const mode = (): UpdatesShown['checking'] => {
    if (parts.demo) return 'demo';
    if (!isSetUp(source)) return 'not-set-up';
    if (policy().check === 'off') return 'off-by-policy';
    return parts.wanted() ? 'on' : 'off';
  };
  const filesOf = ({ files }: UpdateList): (UpdateFile & { readonly kind: PackageKind })[] =>
    files.flatMap((file) => {
      const kind = kinds.find((known) => known === file.kind);
      return kind !== undefined && file.system === parts.system && file.processor === parts.processor
        ? [{ ...file, kind }]
        : [];
    });

  const state = (): UpdatesShown => {
    const list = knownList();
    const standing = list === null ? 'unknown' : standingOf(list, version);
    return {
      version,
      channel: policy().channel,
      checking: mode(),
      checkedAt: readKept().checkedAt,
      standing,
      newer:
        list === null || standing !== 'newer-there'
          ? null
          : {
              version: list.version,
              madeAt: list.madeAt,
              notes: list.notes,
              packages: filesOf(list).map(({ kind, size }) => ({ kind, size })),
            },
      failure,
      checkingNow: checking !== null,
      downloading:
        download === null ? null : { kind: download.kind, received: download.received, total: download.total },
    };
  };
  const tell = () => parts.tell(state());

  const lookNow = async (): Promise<void> => {
    const { channel } = policy();
    keep({ triedAt: now() });
    const bytes = await fetchUpdateList(carrier, source.address, channel, AbortSignal.timeout(60_000));
    const list = readUpdateList(bytes, source.publicKey);
    const { seen } = readKept();
    mayBelieve(list, { channel, seenMadeAt: seen[channel] ?? 0, now: now() });
    keep({
      checkedAt: now(),
      seen: { ...seen, [channel]: list.madeAt },
      list: Buffer.from(bytes).toString('base64'),
    });
  };
  const look = (): Promise<void> => {
    checking ??= lookNow()
      .then(
        () => {
          failure = null;
        },
        (error: unknown) => {
          if (error instanceof Failure) failure = { code: error.code, facts: { ...error.facts } };
          throw error;
        },
      )
      .finally(() => {
        checking = null;
        tell();
      });
    tell();
    return checking;
  };
  const fileOf = (kind: PackageKind): UpdateFile => {
    const list = knownList();
    const file = list === null ? undefined : filesOf(list).find((one) => one.kind === kind);
    if (list === null || file === undefined || standingOf(list, version) !== 'newer-there')
      throw new Failure('update-file-refused', { reason: 'not-offered' });
    return file;
  };

  return {
    state,
    check: async () => {
      // By hand it may be asked although it is not asked daily; never against a policy.
      const now = mode();
      if (now !== 'on' && now !== 'off') throw new Failure('updates-off', { reason: now });
      await look();
      return state();
    },
    checkQuietly: async () => {
      if (mode() !== 'on') return;
      await look().catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
      });
    },
    triedAt: () => readKept().triedAt,
    nameOf: (kind) => fileOf(kind).name,
    download: async (kind, target) => {
      if (download !== null) throw new Failure('update-file-refused', { reason: 'one-at-a-time' });
      const file = fileOf(kind);
      const mine = { kind, received: 0, total: file.size, abort: new AbortController() };
      download = mine;
      try {
        const told = (received: number) => {
          mine.received = received;
          tell();
        };
        const from = { carrier, address: source.address };
        await downloadUpdate(from, file, target, told, mine.abort.signal);
        try {
          return await parts.checkPublisher(target);
        } catch (error) {
          await parts.removeFile(target);
          throw error;
        }
      } finally {
        download = null;
        tell();
      }
    },
    cancel: () => download?.abort.abort(),
  };
}
