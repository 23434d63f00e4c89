/** Where the program says what happened to it: one line each on stderr. Never numbers, whole SIDs, URLs or secrets. */
export function log(event: string, facts: Readonly<Record<string, string | number | boolean | null>> = {}): void {
  const words = Object.entries(facts).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  process.stderr.write(`${new Date().toISOString()} ${[event, ...words].join(' ')}\n`);
}

/**
 * Text of an error, whose wording is not ours: telephone numbers, the greater part of SIDs, and of addresses everything
 * but the host are left out.
 */
export function withoutNames(text: string): string {
  return text
    .replace(/\b(https?:\/\/)(?:[^\s/?#@]*@)?([^\s/?#'")]+)[^\s'")]*/g, '$1$2/…')
    .replace(/\b([A-Z]{2})[0-9a-fA-F]{26}([0-9a-fA-F]{6})\b/g, '$1…$2')
    .replace(/\+\d(?:[\s()./-]*\d){5,}/g, '+…');
}

/** A bug: anything thrown that is not a Failure. Logged with its stack, because somebody has to mend it. */
export function logBug(where: string, error: unknown): void {
  log('bug', { where, stack: withoutNames(error instanceof Error ? (error.stack ?? error.message) : String(error)) });
}
