import { EventEmitter } from 'node:events';
import { proxyFromEnvironment } from './proxy-from-environment.ts';
import { record } from './recorded-calls.ts';
import { app } from './stand-in-app.ts';

export type PageHandler = (request: Request) => Promise<Response> | Response;

/** Electron's Session: what it forbids is recorded, and the one handler it is given is kept for the page's server. */
export type StandInSession = EventEmitter & {
  readonly name: string;
  readonly handlers: Map<string, PageHandler>;
  readonly protocol: { handle: (scheme: string, handler: PageHandler) => void };
};

const sessions = new Map<string, StandInSession>();

function createSession(name: string): StandInSession {
  const note =
    (what: string) =>
    (...values: unknown[]) =>
      record(`session.${what}`, name, ...values);
  const handlers = new Map<string, PageHandler>();
  const created = Object.assign(new EventEmitter(), {
    name,
    handlers,
    protocol: {
      handle(scheme: string, handler: PageHandler): void {
        record('session.protocol.handle', name, scheme);
        handlers.set(scheme, handler);
      },
    },
    webRequest: { onBeforeRequest: note('webRequest.onBeforeRequest') },
    setPermissionRequestHandler: note('setPermissionRequestHandler'),
    setPermissionCheckHandler: note('setPermissionCheckHandler'),
    setDevicePermissionHandler: note('setDevicePermissionHandler'),
    setDisplayMediaRequestHandler: note('setDisplayMediaRequestHandler'),
    resolveProxy: async (address: string) => proxyFromEnvironment(address, process.env),
    clearCache: async () => undefined,
    clearStorageData: async () => undefined,
  });
  sessions.set(name, created);
  app.emit('session-created', created);
  return created;
}

export const session = {
  get defaultSession(): StandInSession {
    return sessions.get('') ?? createSession('');
  },
  fromPartition(partition: string, options: { cache?: boolean } = {}): StandInSession {
    record('session.fromPartition', partition, options);
    return sessions.get(partition) ?? createSession(partition);
  },
};

export const protocol = {
  registerSchemesAsPrivileged(schemes: unknown): void {
    if (app.isReady()) throw new Error('registerSchemesAsPrivileged comes too late: the app is ready');
    record('protocol.registerSchemesAsPrivileged', schemes);
  },
};
