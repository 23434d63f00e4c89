import type { TwilioLogin } from './twilio-login.ts';

/** Twilio's places by region: the host names with a region alone stop working on 2026-04-28, so the edge is named too. */
const places = { us1: '', ie1: 'dublin.ie1.', au1: 'sydney.au1.' } as const;

export const regions = Object.keys(places) as TwilioLogin['region'][];

/** The origin of a Twilio product in a region; `override` (a loopback server of the user's own) stands for all of them. */
export function twilioOrigin(
  product: 'api' | 'accounts' | 'monitor',
  region: TwilioLogin['region'],
  override: URL | null,
): string {
  return override?.origin ?? `https://${product}.${places[region]}twilio.com`;
}

/** Whether `host` (with port) is Twilio's own. */
export function isTwilioHost(host: string, override: URL | null): boolean {
  return /^([a-z0-9-]+\.)*twilio\.com$/i.test(host) || host === override?.host;
}
