import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { serverSettings, swiftSettings } from './swift-settings.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A real object store on loopback: OpenStack Swift with its S3 API. */
export type Swift = {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Ends exactly the processes that were started, and removes what they wrote. */
  readonly stop: () => Promise<void>;
};

const run = promisify(execFile);
const rings = ['account', 'container', 'object'] as const;
const programs = [
  'swift-ring-builder',
  'swift-proxy-server',
  ...rings.map((name) => `swift-${name}-server`),
  'memcached',
];

/** Whether everything it takes is installed. */
export function hasSwift(): boolean {
  return programs.every((name) => (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, name))));
}

/** Five processes on free ports in a temporary folder, with their ids in files there; ready in some six seconds. */
export async function startSwift(): Promise<Swift> {
  const { path: folder, remove } = temporaryFolder();
  const conf = join(folder, 'conf');
  for (const made of ['conf', 'srv/d1', 'log']) mkdirSync(join(folder, made), { recursive: true });
  const [proxy = 0, memcache = 0, account = 0, container = 0, object = 0] = await freePorts(5);
  const ports = { account, container, object };
  const place = { folder, user: userInfo().username };

  writeFileSync(join(conf, 'swift.conf'), swiftSettings);
  writeFileSync(join(conf, 'proxy.conf'), serverSettings.proxy(place, proxy, memcache));
  for (const name of rings) writeFileSync(join(conf, `${name}.conf`), serverSettings.storage(place, name, ports[name]));
  await Promise.all(rings.map((name) => buildRing(conf, name, ports[name])));

  const children: ChildProcess[] = [];
  const start = (name: string, program: string, args: readonly string[]) => {
    const log = openSync(join(folder, 'log', name), 'w');
    const child = spawn(program, args, {
      cwd: conf,
      env: { ...process.env, SWIFT_DIR: conf },
      stdio: ['ignore', log, log],
    });
    children.push(child);
    writeFileSync(join(folder, `${name}.pid`), String(child.pid));
  };
  const stop = async () => {
    const ended = children.map((child) =>
      child.exitCode === null && child.signalCode === null
        ? new Promise((done) => child.once('exit', done).kill('SIGTERM'))
        : null,
    );
    await Promise.all(ended);
    remove();
  };

  start('memcached', 'memcached', ['-u', place.user, '-l', '127.0.0.1', '-p', String(memcache)]);
  for (const name of rings) start(name, `swift-${name}-server`, [join(conf, `${name}.conf`)]);
  start('proxy', 'swift-proxy-server', [join(conf, 'proxy.conf')]);

  const endpoint = `http://127.0.0.1:${proxy}`;
  if (!(await answers(`${endpoint}/healthcheck`))) {
    const said = readFileSync(join(folder, 'log/proxy'), 'utf8').slice(-2000);
    await stop();
    throw new Error(`Swift did not start: ${said}`);
  }
  return { endpoint, region: 'ap-northeast-1', accessKey: 'test:tester', secretKey: 'testing', stop };
}

async function buildRing(conf: string, name: string, port: number): Promise<void> {
  for (const args of [['create', '4', '1', '1'], ['add', `r1z1-127.0.0.1:${port}/d1`, '1'], ['rebalance']])
    await run('swift-ring-builder', [`${name}.builder`, ...args], { cwd: conf });
}

async function answers(url: string): Promise<boolean> {
  for (let tries = 0; tries < 480; tries++) {
    const well = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (well) return true;
    await sleep(250);
  }
  return false;
}

/** Ports nobody listens on, all held until all are known, so that no two are the same. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((done) =>
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            done(typeof address === 'object' && address !== null ? address.port : 0);
          }),
        ),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
