import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/**
 * What the binary itself is to allow, whatever it is started with. All nine are named, and `strictlyRequireAllFuses` makes
 * a tenth stop the build until somebody has decided about it.
 */
export const fuses = {
  /** ELECTRON_RUN_AS_NODE would make a signed Node of the program. */
  [FuseV1Options.RunAsNode]: false,
  /** There are no cookies: the session is in memory. On, it would only ask the keychain for a key. */
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const;

/** Sets the fuses of the binary at `path`. `forTests` leaves the inspector open, which Playwright comes in by. */
export async function setFuses(path: string, forTests: boolean): Promise<void> {
  const config: FuseConfig<boolean> = {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    ...fuses,
    ...(forTests ? { [FuseV1Options.EnableNodeCliInspectArguments]: true } : {}),
  };
  await flipFuses(path, config);
}
