import type { Batch, EventName, EventPayload } from './contract.ts';
import type { Keychain } from './keychain/keychain.ts';
import type { PlaceKind } from './lock/create-places.ts';
import type { MachinePolicy } from './policy/machine-policy.ts';
import type { UpdateSource } from './updates/update-source.ts';

/** What the parts need of the world and only the edge can give. */
export type World = {
  readonly profile: string;
  /** Which version this is, whether it is the demo, and where newer ones are announced. */
  readonly build: { readonly version: string; readonly demo: boolean; readonly updates: UpdateSource };
  readonly keychain: Keychain;
  /** Secrets of this session only; they outlive parts that are made anew. */
  readonly session: Keychain;
  readonly secretsIn: () => PlaceKind;
  readonly twilioOrigin: URL | null;
  /** What the IT department has laid down for this machine: what is in force may change, and is asked at each deed. */
  readonly policy: MachinePolicy;
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly tell: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
  /** A batch has come to its end or was stopped; said even when nobody looks at the window. */
  readonly notify: (batch: Batch) => void;
};
