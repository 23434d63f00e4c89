import type { UpdatePolicy } from '../contract/policy-calls.ts';
import type { Updates as UpdatesShown } from '../contract/update-calls.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure, type FailureAnswer, isFailure } from '../failure.ts';
import type { Carrier } from '../http/carry-request.ts';
import type { PublisherProof } from './check-publisher.ts';
import { downloadUpdate } from './download-update.ts';
import { fetchUpdateList } from './fetch-update-list.ts';
import { standingOf } from './judge-list.ts';
import { keepList } from './kept-list.ts';
import type { UpdateFile, UpdateList } from './update-list.ts';
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
  /** Breaks off what is under way and waits until it has let go of the record. */
  readonly close: () => Promise<void>;
};

/** Milliseconds. */
const longestCheck = 60_000;

/** On a Mac a zip's contents cannot be proved before they are unpacked. */
const kinds: readonly PackageKind[] = ['deb', 'rpm', 'AppImage', 'exe', 'msi', 'dmg'];

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
  let fetching: Promise<PublisherProof> | null = null;
  const closing = new AbortController();
  let download: {
    kind: PackageKind;
    received: number;
    readonly total: number;
    readonly abort: AbortController;
  } | null = null;

  const kept = keepList(record, source, now);
  const mode = (): UpdatesShown['checking'] => {
    if (parts.demo) return 'demo';
    if (!isSetUp(source)) return 'not-set-up';
    if (policy().check === 'off') return 'off-by-policy';
    return parts.wanted() ? 'on' : 'off';
  };
  /** By hand it may be asked although it is not asked daily; never against a policy. */
  const mayAsk = () => ['on', 'off'].includes(mode());
  /** Nothing is offered where nothing may be asked, whatever was found before. */
  const knownList = () => (mayAsk() ? kept.known(policy().channel) : null);
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
      checkedAt: kept.checkedAt(),
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
    kept.noteTried();
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(longestCheck)]);
    const bytes = await fetchUpdateList(carrier, source.address, channel, signal).catch((error: unknown) => {
      // Nobody called it off: it took too long.
      const late = isFailure(error, 'cancelled') && !closing.signal.aborted;
      throw late ? new Failure('offline', { reason: 'interrupted' }, { cause: error }) : error;
    });
    kept.take(bytes, channel);
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

  const downloadNow = async (kind: PackageKind, target: string): Promise<PublisherProof> => {
    const file = fileOf(kind);
    const mine = { kind, received: 0, total: file.size, abort: new AbortController() };
    download = mine;
    try {
      const told = (received: number) => {
        mine.received = received;
        tell();
      };
      await downloadUpdate({ carrier, address: source.address }, file, target, told, mine.abort.signal);
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
  };

  return {
    state,
    check: async () => {
      if (!mayAsk()) throw new Failure('updates-off', { reason: mode() });
      await look();
      return state();
    },
    checkQuietly: async () => {
      if (mode() !== 'on') return;
      await look().catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
      });
    },
    triedAt: kept.triedAt,
    nameOf: (kind) => fileOf(kind).name,
    download: async (kind, target) => {
      if (download !== null) throw new Failure('update-file-refused', { reason: 'one-at-a-time' });
      fetching = downloadNow(kind, target);
      return fetching;
    },
    cancel: () => download?.abort.abort(),
    close: async () => {
      closing.abort();
      download?.abort.abort();
      await Promise.allSettled([checking, fetching]);
    },
  };
}
