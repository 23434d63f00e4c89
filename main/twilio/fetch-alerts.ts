import type { RecordingAlert } from '../contract.ts';
import { fetchMonitorPage, type MonitorAsking, monitorTime } from './fetch-monitor-page.ts';
import { parseAlert } from './parse-alert.ts';

/** A page of an account's alerts, of which only those about recordings that could not be sealed or stored are given. */
export type AlertPage = { readonly alerts: readonly RecordingAlert[]; readonly next: string | null };

/** The first page of alerts since `from` (UTC seconds). Ours are of the level error; Twilio cannot be asked for a code. */
export function alertsUri(from: number): string {
  return `/v1/Alerts?PageSize=1000&LogLevel=error&StartDate=${monitorTime(from)}`;
}

/** One page of alerts; `at` is a URI of `alertsUri` or a page's `next`. Throws as fetchMonitorPage does. */
export async function fetchAlerts(asking: MonitorAsking, at: string): Promise<AlertPage> {
  const { rows, next } = await fetchMonitorPage(asking, 'alerts', at);
  return { alerts: rows.map((row) => parseAlert(row, asking.login.account)).filter((alert) => alert !== null), next };
}
