import type { FaultBoard } from './faults/fault-board.ts';
import { type ContentKeyWraps, contentKeyNumber, type Sealing } from './world/content-keys.ts';
import type { KeyShelf } from './world/key-shelf.ts';
import type { SimulatedRecording } from './world/recording-at.ts';
import type { World } from './world/world.ts';

export type AccountStatus = 'active' | 'suspended' | 'closed';

/** One account of the simulator in one region, with its credentials and all that belongs to it. */
export type Tenant = {
  /** Its SID; with the region behind it, `AC…@ie1`, where it is not us1. Happenings name it by this. */
  readonly name: string;
  readonly sid: string;
  readonly region: 'us1' | 'ie1';
  readonly friendlyName: string;
  readonly ownerSid: string;
  readonly createdAt: number;
  /** Changes, like the status, with what happens. */
  readonly authToken: string;
  readonly status: AccountStatus;
  readonly replaceToken: (token: string) => void;
  readonly become: (status: AccountStatus) => void;
  /** A standard key: recordings, but no accounts. */
  readonly apiKey: { readonly sid: string; readonly secret: string };
  /** A main key, which may list accounts too. */
  readonly mainKey: { readonly sid: string; readonly secret: string };
  readonly world: World;
  readonly shelf: KeyShelf;
  readonly wraps: ContentKeyWraps;
};

/** How a recording of this account is sealed, faults included; null for a plain one. */
export function sealingOf(tenant: Tenant, recording: SimulatedRecording, faults: FaultBoard): Sealing | null {
  const { keys, seed } = tenant.world.plan;
  if (recording.keySid === null) return null;
  const { number } = recording;
  const fellBack = recording.keySid === keys.current && faults.befalls('key-fallback', number);
  const key = fellBack ? keys.earlier : recording.keySid;
  const which = contentKeyNumber(seed, number);
  return {
    namedKey: key,
    wrappedFor: faults.befalls('wrong-key', number) ? (key === keys.earlier ? keys.current : keys.earlier) : key,
    pool: key,
    number: which,
    wrappedNumber: faults.befalls('wrong-content-key', number) ? which + 1 : which,
    wrappedLength: faults.befalls('short-content-key', number) ? 16 : 32,
  };
}
