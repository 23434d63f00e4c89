/** What the edge asked of Electron, in order: what the security checklist is held against. */
export type RecordedCall = { readonly what: string; readonly values: readonly unknown[] };

export const recordedCalls: RecordedCall[] = [];

export function record(what: string, ...values: readonly unknown[]): void {
  recordedCalls.push({ what, values });
}
