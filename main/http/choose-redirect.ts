import { Failure } from '../failure.ts';
import { isLoopback } from './is-loopback.ts';

const redirecting: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Where an answer sends us, or null when it is the answer itself. Only https is followed, except between loopback
 * servers, which are only ever the user's own. Throws 'twilio-answer-strange' for anything else.
 */
export function chooseRedirect(status: number, location: string | undefined, from: URL): URL | null {
  if (!redirecting.has(status) || location === undefined) return null;
  if (!URL.canParse(location, from.href)) throw new Failure('twilio-answer-strange', { status, reason: 'redirect' });
  const next = new URL(location, from.href);
  const plainAllowed = next.protocol === 'http:' && isLoopback(from) && isLoopback(next);
  if (next.protocol !== 'https:' && !plainAllowed)
    throw new Failure('twilio-answer-strange', { status, reason: 'redirect' });
  return next;
}
