import type { RecordingAlert } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import { everyPage } from '../twilio/every-page.ts';
import { type AlertPage, alertsUri } from '../twilio/fetch-alerts.ts';
import { keepAlerts, noteAlertState, readAlertState } from './alert-rows.ts';

/** How long Twilio keeps alerts, seconds. */
const kept = 30 * 86_400;
/** Alerts may be told late, and clocks differ: so much is looked at again, seconds. */
const again = 86_400;

/**
 * Fetches what is new of an account's alerts about recordings and gives how many were not known. How far it came and what
 * kept it from it is noted. Fails as Twilio does; a key that may not read alerts fails with twilio-permission-missing.
 */
export async function fetchAccountAlerts(
  parts: {
    readonly record: RecordHandle;
    readonly pages: (account: string) => Promise<(at: string, signal: AbortSignal) => Promise<AlertPage>>;
    readonly now: () => number;
  },
  account: string,
  signal: AbortSignal,
): Promise<number> {
  const { record } = parts;
  const now = parts.now();
  const before = readAlertState(record, account)?.to ?? 0;
  // A clock that was ahead must leave no gap.
  const from = Math.max(now - kept, Math.min(before, now) - again);
  try {
    const page = await parts.pages(account);
    const found: RecordingAlert[] = [];
    for await (const { alerts } of everyPage(alertsUri(from), (at) => page(at, signal))) found.push(...alerts);
    const fresh = keepAlerts(record, found);
    noteAlertState(record, account, { to: now, at: now, failure: null });
    return fresh;
  } catch (error) {
    if (error instanceof Failure && error.code !== 'cancelled') {
      noteAlertState(record, account, {
        to: before,
        at: now,
        failure: { code: error.code, facts: { ...error.facts } },
      });
    }
    throw error;
  }
}
