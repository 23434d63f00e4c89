import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '..');

/** How many tests passed, failed and were left out; a file that could not be run counts as one failed. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: readonly string[] };

type Report = {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};

/** Runs the tests of `projects` with vitest's own lines on the screen; inside a keychain of their own when asked. */
export async function runVitest(
  projects: readonly string[],
  more: readonly string[],
  own: { readonly keyring: boolean },
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-test-'));
  const report = join(folder, 'report.json');
  const vitest = [
    process.execPath,
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(more.length > 0 ? ['--passWithNoTests'] : []),
    ...more,
  ];
  try {
    const status = await (own.keyring ? runWithKeyring(vitest, folder) : run(vitest, process.env));
    const result = tally(report, status);
    // The daemon writes its keyring once more when its bus goes away.
    if (own.keyring) await wait(1000);
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A session bus and an unlocked gnome-keyring for this run alone: its sockets and its keyring lie in `folder`, which is
 * removed afterwards. The daemon ends with its bus.
 */
function runWithKeyring(command: readonly string[], folder: string): Promise<number> {
  const unlock = 'printf tests | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"';
  const env = { ...process.env, XDG_RUNTIME_DIR: folder, XDG_DATA_HOME: folder };
  return run(['dbus-run-session', '--', 'sh', '-c', unlock, 'sh', ...command], env);
}

function run([command = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
  return new Promise((done) => {
    child.on('error', () => done(127));
    child.on('close', (status) => done(status ?? 1));
  });
}

function tally(path: string, status: number): Tally {
  const report = readReport(path);
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const failed = tests.filter((one) => one.status === 'failed').length;
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  ).length;
  const skipped = tests.filter((one) => one.status !== 'passed' && one.status !== 'failed').map((one) => one.fullName);
  // An error outside any test, or no report at all, must not pass for green.
  return { passed: report.numPassedTests, failed: failed + broken || (status === 0 ? 0 : 1), skipped };
}

function readReport(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return { numPassedTests: 0, testResults: [] };
  }
}
