/**
 * Where newer versions are announced, and by whom. Whoever releases sets these once (docs/release.md). While they are
 * empty, updates are not set up in this build: it asks nobody, and says so.
 */
export type UpdateSource = {
  /** An https address ending in `/`, under which the signed lists and the packages lie, served without redirects. */
  readonly address: string;
  /** Ed25519 key of the lists, 64 hex digits. Its private half is the releaser's and never here. */
  readonly publicKey: string;
  /** Common name of the Authenticode certificate. */
  readonly windowsPublisher: string;
  /** Apple's Team ID of the Developer ID certificate. */
  readonly macTeam: string;
};

export const updateSource: UpdateSource = { address: '', publicKey: '', windowsPublisher: '', macTeam: '' };

export const isSetUp = ({ address, publicKey }: UpdateSource): boolean => address !== '' && publicKey !== '';
