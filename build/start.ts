import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitToDemo } from '../main/command-line.ts';
import { buildWhenStale } from './build-when-stale.ts';
import { defaultProfile } from './default-profile.ts';
import { findElectron, rememberFailure } from './find-electron.ts';
import { readStartOptions, type StartOptions, startUsage } from './read-start-options.ts';
import { type RunningSimulator, runSimulator } from './run-simulator.ts';
import { superviseProgram } from './supervise-program.ts';

/** `npm start` and `npm run demo`: the program on Electron, or on the stand-in where Electron cannot be had. */

if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error(`Koekura needs Node 24 and this is ${process.versions.node}. Start it with npm, which brings its own.`);
  process.exit(1);
}

process.exitCode = await start(process.argv.slice(2));

async function start(argv: readonly string[]): Promise<number> {
  let options: StartOptions;
  try {
    options = readStartOptions(argv);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${startUsage}`);
    return 2;
  }
  if (!buildWhenStale()) return 1;
  const electron = options.standIn ? null : await electronOrWhyNot(options);
  const demo = options.demo || mustBeDemo(options, electron);
  const status = await runOn(electron, options, demo);
  return status === exitToDemo ? runOn(electron, options, true) : status;
}

async function electronOrWhyNot(options: StartOptions): Promise<string | null> {
  const found = await findElectron(options.retryElectron);
  if ('path' in found) return found.path;
  console.log(`Electron cannot be used here: ${found.missing}. Using the stand-in and a browser instead.`);
  return null;
}

/** A loopback port in an ordinary browser is not the protection Electron gives, so a real account takes a word. */
function mustBeDemo(options: StartOptions, electron: string | null): boolean {
  if (electron !== null || options.standIn) return false;
  console.log('This is the demo account. A real account without Electron takes --stand-in.');
  return true;
}

async function runOn(electron: string | null, options: StartOptions, demo: boolean): Promise<number> {
  const profile = profileFolder(options, demo);
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    accessSync(profile, constants.W_OK);
  } catch (error) {
    console.error(`The profile ${profile} cannot be used: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
  const simulator = demo ? await runSimulator(profile) : null;
  let refused = false;
  try {
    const end = await superviseProgram(electron, programOptions(options, profile, simulator));
    refused = end.refused;
    if (refused)
      console.error(
        `Koekura is already open with the profile ${profile}${options.files.length > 0 ? '; the file was handed to it' : ''}.`,
      );
    if (electron === null || end.status === 0 || end.status === exitToDemo || refused || end.ran > 10)
      return end.status;
    const reason = `it ended at once (status ${end.status})`;
    rememberFailure(reason);
    console.log(`Electron cannot be used here: ${reason}. Using the stand-in and a browser instead.`);
  } finally {
    // Another copy that holds the profile still needs it.
    if (!refused) await simulator?.stop();
  }
  return runOn(null, options, demo || mustBeDemo(options, null));
}

/** A demo that was not asked for keeps out of a profile that was named for something else. */
function profileFolder(options: StartOptions, demo: boolean): string {
  if (options.profile === null) return defaultProfile({ demo, twilioOrigin: options.twilioOrigin });
  const named = fromWhereCalled(options.profile);
  return demo && !options.demo ? `${named} demo` : named;
}

/** npm changes into the project's folder and says where it was called. */
function fromWhereCalled(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}

function programOptions(options: StartOptions, profile: string, simulator: RunningSimulator | null): string[] {
  const origin = simulator?.origin ?? options.twilioOrigin?.origin;
  return [
    `--profile=${profile}`,
    '--supervised',
    ...(origin === undefined ? [] : [`--twilio-origin=${origin}`]),
    ...(simulator === null ? [] : [`--demo-file=${simulator.file}`]),
    ...(options.policyFile === null
      ? []
      : [`--policy-file=${resolve(process.env.INIT_CWD ?? '.', options.policyFile)}`]),
    ...(options.port === null ? [] : [`--port=${options.port}`]),
    ...(options.open ? [] : ['--no-open']),
    ...options.files.map(fromWhereCalled),
  ];
}
