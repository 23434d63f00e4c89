/**
 * The keyring package, loaded when first needed: its native part connects to the session bus.
 * Its loader would take any library this variable names into our process, so the variable goes first.
 */
export async function loadKeyring(): Promise<typeof import('@napi-rs/keyring')> {
  delete process.env.NAPI_RS_NATIVE_LIBRARY_PATH;
  return await import('@napi-rs/keyring');
}
