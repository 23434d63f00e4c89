import { fetchMonitorPage, type MonitorAsking, monitorTime } from './fetch-monitor-page.ts';
import { type MonitorEvent, parseEvent } from './parse-event.ts';

/** The kinds of events about recordings (https://www.twilio.com/docs/usage/monitor-events). Twilio takes one filter at a time. */
export const recordingEvents = [
  'recording.created',
  'recording.updated',
  'recording.deleted',
  'recording.bulk-delete.created',
  'recording.accessed',
] as const;

export type EventPage = { readonly events: readonly MonitorEvent[]; readonly next: string | null };

/** The first page of events of one kind since `from` (UTC seconds). */
export function eventsUri(type: (typeof recordingEvents)[number], from: number): string {
  return `/v1/Events?PageSize=1000&EventType=${type}&StartDate=${monitorTime(from)}`;
}

/** One page of events; `at` is a URI of `eventsUri` or a page's `next`. Throws as fetchMonitorPage does. */
export async function fetchEvents(asking: MonitorAsking, at: string): Promise<EventPage> {
  const { rows, next } = await fetchMonitorPage(asking, 'events', at);
  return { events: rows.map((row) => parseEvent(row, asking.login.account)).filter((event) => event !== null), next };
}
