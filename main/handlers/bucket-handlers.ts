import { bucketPolicy } from '../archive/bucket-policy.ts';
import { findArchive } from '../archive/settle-archive.ts';
import { hostOf } from '../archive/stored-place.ts';
import { withinTime } from '../archive/within-time.ts';
import type { Program, World } from '../compose.ts';
import type { Desk } from '../desk.ts';
import { Failure, isFailure } from '../failure.ts';
import type { Handlers } from '../router.ts';

type Calls =
  | 'archives.try-bucket'
  | 'archives.add-bucket'
  | 'archives.policy'
  | 'archives.copy-policy'
  | 'archives.change-keys';

/** How long looking for an archive in a bucket may take, ms. */
const patience = 20_000;

/** The calls about archives in buckets. */
export function bucketHandlers(parts: {
  readonly program: Program;
  readonly desk: Desk;
  readonly tell: World['tell'];
}): Pick<Handlers, Calls> {
  const { desk, tell } = parts;
  const { places, library, buckets, mustAllow } = parts.program.archives;

  return {
    'archives.try-bucket': async ({ place, ...typed }) => {
      await mustAllow(place);
      const key = keyOf(typed);
      const findings = await buckets.tryWith(place, key);
      const there = await withinTime(patience, hostOf(place), (signal) =>
        findArchive(buckets.openWith(place, key), signal),
      ).catch(nullWhenOther);
      return { findings: [...findings], found: there !== null };
    },
    'archives.add-bucket': async ({ place, name, ...typed }) => {
      await mustAllow(place);
      const key = place.credentials === 'key' ? keyOf(typed) : null;
      await buckets.canKeep(key);
      const preflight = await buckets.tryWith(place, key);
      if (preflight.some(({ verdict }) => verdict === 'bad'))
        throw new Failure('archive-refused', { reason: 'preflight' });
      const store = buckets.openWith(place, key);
      const { archive, found } = await places.add({ name, place, store, preflight });
      await buckets.keep(archive, key);
      if (found) await library.open(archive);
      tell('archives.changed', {});
      return library.describe(archive);
    },
    'archives.policy': async ({ place }) => ({ policy: bucketPolicy(place) }),
    'archives.copy-policy': async ({ place }) => {
      await desk.copy(bucketPolicy(place));
      return {};
    },
    'archives.change-keys': async ({ archive, accessKey, secretKey }) => {
      const { place } = places.row(archive);
      if (place.kind !== 's3' || place.credentials !== 'key') throw new Failure('malformed-call');
      await buckets.change(place, archive, { accessKey, secretKey });
      await places.tryReach();
      tell('archives.changed', {});
      return {};
    },
  };
}

function keyOf({ accessKey, secretKey }: { readonly accessKey: string | null; readonly secretKey: string | null }) {
  return accessKey === null || secretKey === null ? null : { accessKey, secretKey };
}

/** Something else that bears the marker's name is not an archive that could be opened; adding will say so. */
function nullWhenOther(error: unknown): null {
  if (isFailure(error, 'archive-other') || isFailure(error, 'archive-newer')) return null;
  throw error;
}
