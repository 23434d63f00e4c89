/** Where secrets lie: bytes under a name. A name carries what the secret is for (`rsa:…`, `twilio:us1:AC…`). */
export type Keychain = {
  /** Whether secrets can be kept here, tried by keeping one; `reason` is what the system said where they cannot. */
  readonly state: () => Promise<{ readonly usable: boolean; readonly reason: string | null }>;
  /** The secret, which is the caller's to wipe, or null when there is none: never a reason to make a new one. */
  readonly read: (name: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** Resolves only once the secret has been read back and is the same. */
  readonly write: (name: string, secret: Uint8Array) => Promise<void>;
  /** Forgetting what is not there is no failure. */
  readonly forget: (name: string) => Promise<void>;
};

/** For secrets of this session only, and for the demo: gone when the program ends, nothing on any disk. */
export function memoryKeychain(): Keychain {
  const secrets = new Map<string, Uint8Array>();

  const wipe = (name: string) => {
    secrets.get(name)?.fill(0);
    secrets.delete(name);
  };

  return {
    state: async () => ({ usable: true, reason: null }),
    read: async (name) => {
      const secret = secrets.get(name);
      return secret === undefined ? null : Uint8Array.from(secret);
    },
    write: async (name, secret) => {
      const copy = Uint8Array.from(secret);
      wipe(name);
      secrets.set(name, copy);
    },
    forget: async (name) => wipe(name),
  };
}
