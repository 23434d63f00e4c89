/**
 * Switches of Chromium's that take away what the program relies on: its sandbox, its page's origin, its certificates, or
 * that let another program in. A package does not run with any of them.
 */
const unsafe = [
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-gpu-sandbox',
  'single-process',
  'in-process-gpu',
  'no-zygote',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'disable-web-security',
  'disable-site-isolation-trials',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'load-extension',
  'ssl-key-log-file',
  'log-net-log',
  'enable-logging',
  // Plaintext sound would be shared through files in /tmp.
  'disable-dev-shm-usage',
] as const;

/** Whoever reaches this port has the page, and all it may ask for. Playwright needs it, of a build for tests. */
const debugging = ['remote-debugging-port', 'remote-debugging-pipe'] as const;

/**
 * The first unsafe switch the program was started with, or null. `inspected`: Node's inspector listens, which the fuses
 * of a release forbid: it is a build for tests.
 */
export function unsafeSwitch(hasSwitch: (name: string) => boolean, inspected: boolean): string | null {
  return [...unsafe, ...(inspected ? [] : debugging)].find(hasSwitch) ?? null;
}
