/**
 * Variables by which somebody who can start the program could have other code loaded into it, have it log what it sends,
 * or send it elsewhere. Proxies, NODE_EXTRA_CA_CERTS and the AWS credential chain are left: they are the user's to set.
 */
const unwanted: readonly RegExp[] = [
  // The keyring's loader takes any library it is pointed to, or another build of itself.
  /^NAPI_RS_/,
  // libflacjs loads its script from there.
  /^FLAC_/,
  // Node's own, which threads and child processes would read again.
  /^NODE_(OPTIONS|PATH|COMPILE_CACHE|DEBUG|DEBUG_NATIVE|V8_COVERAGE|REPL_EXTERNAL_MODULE|TLS_REJECT_UNAUTHORIZED|REDIRECT_WARNINGS)$/,
  /^ELECTRON_(RUN_AS_NODE|ENABLE_LOGGING|LOG_FILE|DEBUG_NOTIFICATIONS|OVERRIDE_DIST_PATH)$/,
  // The SDK's: a log of whole requests, another edge, other credentials.
  /^TWILIO_/,
  // Keys of TLS connections would be written there.
  /^SSLKEYLOGFILE$/,
];

/** Takes them out of `environment`. Before anything native or of a package is loaded, and before the first worker. */
export function cleanEnvironment(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment)) {
    // Windows does not care for case.
    if (unwanted.some((pattern) => pattern.test(name.toUpperCase()))) delete environment[name];
  }
}
