import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startSimulator } from '../simulator/start-simulator.ts';
import { startStandIn } from '../stand-in/start-stand-in.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeDemoFile } from '../support/write-demo-file.ts';
import type { Figure } from './figure.ts';
import { buildListIndex } from './list-index.ts';

const recordings = 1_000_000;
const rest = 15_000;

/** The program's memory some seconds after it has read an index of a million recordings and shown the list. Linux only. */
export async function measureRest(): Promise<readonly Figure[]> {
  const folder = temporaryFolder();
  const profile = join(folder.path, 'profile');
  mkdirSync(profile, { recursive: true });
  buildListIndex(join(profile, 'index.db'), recordings);
  const simulator = await startSimulator({ recordings: 20, seed: 'rest' });
  const demoFile = writeDemoFile(simulator, join(folder.path, 'simulator'));
  const program = await startStandIn({ profile, twilioOrigin: simulator.origin, demoFile });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(program.url);
    await page.getByText('1,000,020 recordings').waitFor({ timeout: 120_000 });
    await wait(rest);
    const status = readFileSync(`/proc/${program.process.pid}/status`, 'utf8');
    const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
    const link = await page.context().newCDPSession(page);
    await link.send('HeapProfiler.collectGarbage');
    const { usedSize } = (await link.send('Runtime.getHeapUsage')) as { usedSize: number };
    const how = `${recordings.toLocaleString('en')} recordings indexed, ${rest / 1000} s after the list was shown, on the stand-in`;
    return [
      printed('main and its workers at rest, resident', kilobytes / 1024, how),
      printed('the page’s JavaScript heap at rest', usedSize / 2 ** 20, `${how}, after a collection`),
    ];
  } finally {
    await browser.close();
    await program.stop();
    await simulator.close();
    folder.remove();
  }
}

function printed(what: string, value: number, how: string): Figure {
  return { what, value, unit: 'MiB', reach: 'printed', met: true, how };
}
