/** What signs for this profile: the ledger's head, manifests, certificates. The seed stays in the keychain. */
export type Signer = {
  /** Hex of the 32 bytes of the Ed25519 key. Fails as `sign` does. */
  readonly publicKey: () => Promise<string>;
  /** 64 bytes (RFC 8032). Fails with ledger-key-missing, keychain-locked or keychain-unavailable. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
};
