import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulatorHelp } from './simulator-help.ts';
import { readSimulatorOptions, type SimulatorOptions } from './simulator-options.ts';
import { startSimulator } from './start-simulator.ts';

/** The simulator as a process of its own: `npm run simulator -- --help` says how. */

/** The private keys are handed over as files, so without --state they lie in a temporary folder. */
const withState = (options: SimulatorOptions): SimulatorOptions => ({
  ...options,
  state: options.state ?? mkdtempSync(join(tmpdir(), 'koekura-simulator-')),
});

try {
  const options = readSimulatorOptions(process.argv.slice(2));
  if (options === null) console.log(simulatorHelp);
  else {
    const simulator = await startSimulator(withState(options));
    const { origin, secondOrigin, accountSid, apiKey, authToken, mainKey, testCredentials } = simulator;
    const keys = simulator.keys.map(({ keySid, name, path, rotatedOut }) => ({ keySid, name, path, rotatedOut }));
    const { lostKeySid, notable, subaccount, subaccounts, elsewhere } = simulator;
    const credentials = { accountSid, apiKeySid: apiKey.sid, apiKeySecret: apiKey.secret, authToken };
    console.log(
      JSON.stringify({
        ...{ origin, ...credentials, mainKey, keys, lostKeySid, secondOrigin, testCredentials, notable },
        ...{ subaccount, subaccounts, elsewhere },
      }),
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
