import type { IncomingHttpHeaders } from 'node:http';
import type { Simulation } from '../simulation.ts';
import type { Tenant } from '../tenant.ts';
import type { Reply } from '../wire/reply.ts';

/** A request that passed the door: for `tenant`, with what the route's pattern caught in `caught`. */
export type Ask = {
  readonly simulation: Simulation;
  readonly tenant: Tenant;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly caught: readonly string[];
};

/** The kinds a request is counted under; most are also permissions of restricted keys. */
export type RouteKind =
  | 'recordings-list'
  | 'recordings-read'
  | 'recordings-delete'
  | 'calls-list'
  | 'calls-read'
  | 'calls-delete'
  | 'media'
  | 'accounts'
  | 'public-keys'
  | 'events'
  | 'alerts'
  | 'keys'
  | 'queues';

export type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly pattern: RegExp;
  readonly kind: RouteKind;
  readonly answer: (ask: Ask) => Reply;
};

/** A pattern of a v2010 path below its account; `{Re}` and such catch a SID. The account itself is the first catch. */
export function v2010(path: string): RegExp {
  const caught = path
    .replaceAll('.', '\\.')
    .replace(/\{([A-Z][a-zA-Z])\}/g, (_, kind: string) => `(${kind.toUpperCase()}[0-9a-fA-F]{32})`);
  return new RegExp(`^/2010-04-01/Accounts/(AC[0-9a-fA-F]{32})${caught}$`);
}
