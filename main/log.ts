/** Where the program says what happened to it: one line each on stderr. Never numbers, whole SIDs, URLs or secrets. */
export function log(event: string, facts: Readonly<Record<string, string | number | boolean | null>> = {}): void {
  const words = Object.entries(facts).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  process.stderr.write(`${new Date().toISOString()} ${[event, ...words].join(' ')}\n`);
}

/** A bug: anything thrown that is not a Failure. Logged with its stack, because somebody has to mend it. */
export function logBug(where: string, error: unknown): void {
  log('bug', { where, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
