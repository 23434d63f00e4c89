import { errorReply, tooManyRequests } from '../wire/error-reply.ts';
import { type Reply, reply } from '../wire/reply.ts';
import type { FaultBoard } from './fault-board.ts';

/** A request as the outer layers of Twilio see it: before anybody asks who sends it. */
export type Arriving = {
  readonly path: string;
  readonly group: 'list' | 'media' | 'other';
  /** The how-manieth request it is, from 1. */
  readonly count: number;
  /** Requests of its account in flight, this one included. */
  readonly inFlight: number;
};

const gatewayPage =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n';

const isEvery = (every: number | null, count: number) => every !== null && every > 0 && count % every === 0;

/** The answer of a Twilio that is overloaded, ill or behind a broken gateway; null when it is well. */
export function outage(arriving: Arriving, faults: FaultBoard): Reply | null {
  const { path, group, count, inFlight } = arriving;
  const befalls = (kind: string | null) => kind === 'any' || kind === group;
  if (befalls(faults.text('html-502'))) return reply(502, { 'Content-Type': 'text/html' }, gatewayPage);
  if (befalls(faults.text('not-acceptable'))) return reply(406, {}, '');

  const retryAfter = faults.text('retry-after');
  const waiting: Record<string, string> = retryAfter === null ? {} : { 'Retry-After': retryAfter };
  const limit = faults.count('concurrency-limit');
  if ((limit !== null && inFlight > limit) || isEvery(faults.count('busy-every'), count)) {
    const refusal = errorReply(tooManyRequests, path);
    return { ...refusal, headers: { ...refusal.headers, ...waiting } };
  }
  const status = faults.text('server-error');
  if (status === null || !isEvery(faults.count('server-error-every') ?? 1, count)) return null;
  const message = status === '500' ? 'Internal Server Error' : 'Service Unavailable';
  const failure = errorReply({ status: Number(status), code: 20000 + Number(status), message }, path);
  return status === '503' ? { ...failure, headers: { ...failure.headers, ...waiting } } : failure;
}
