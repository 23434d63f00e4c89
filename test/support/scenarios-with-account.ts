import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import type { Answer, CallAnswer, CallInput, CallName } from '../../main/contract.ts';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import type { Carried, Carrier } from './carrier.ts';
import { heapSnapshot } from './heap-snapshot.ts';
import { lockHeading, typePassphrase } from './lock-in-page.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { writeDemoFile } from './write-demo-file.ts';

const slow = { timeout: 90_000 };

/** The program with an account of a simulated Twilio: what its user does, and what befalls it. */
export function scenariosWithAccount(carrier: Carrier): void {
  it('plays an hour of encrypted sound, and seeks in it to the very end', async () => {
    const { page, simulator } = await start(carrier);
    await play(page, simulator.notable.hourLong ?? '');
    expect(await page.evaluate(() => document.querySelector('audio')?.duration)).toBeCloseTo(3600, 0);
    for (const before of [1800, 60, 1]) {
      await page.evaluate((seconds) => {
        const audio = document.querySelector('audio');
        if (audio) audio.currentTime = audio.duration - seconds;
      }, before);
      await page.waitForFunction(
        (seconds) => {
          const audio = document.querySelector('audio');
          return audio !== null && !audio.seeking && audio.currentTime >= audio.duration - seconds;
        },
        before,
        slow,
      );
    }
    await page.waitForFunction(() => document.querySelector('audio')?.ended === true, undefined, slow);
  });

  it('answers any range of a sound to its end, and one beyond it with 416', async () => {
    const { page, simulator } = await start(carrier);
    await play(page, simulator.notable.hourLong ?? '');
    const answers = await page.evaluate(async () => {
      const address = document.querySelector('audio')?.src ?? '';
      const ask = async (range: string) => {
        const answer = await fetch(address, { headers: { Range: range } });
        return {
          status: answer.status,
          bytes: (await answer.arrayBuffer()).byteLength,
          range: answer.headers.get('content-range'),
        };
      };
      const whole = Number((await ask('bytes=0-0')).range?.split('/')[1]);
      return { whole, tail: await ask(`bytes=${whole - 1000}-`), beyond: await ask(`bytes=${whole}-`) };
    });
    expect(answers.tail).toMatchObject({ status: 206, bytes: 1000 });
    expect(answers.beyond.status).toBe(416);
    // 8 kHz, 16 bits, one channel or two, behind a WAV header.
    expect(answers.whole).toBeGreaterThan(3600 * 8000 * 2);
  });

  it('goes on sounding while its window is dragged', async () => {
    const { page, simulator, drag } = await start(carrier);
    await play(page, simulator.notable.hourLong ?? '');
    const place = () => page.evaluate(() => document.querySelector('audio')?.currentTime ?? 0);
    const before = await place();
    await drag();
    await expect.poll(place, slow).toBeGreaterThan(before + 1);
    expect(await page.evaluate(() => document.querySelector('audio')?.paused)).toBe(false);
  });

  it('saves a file where its user says', async () => {
    const { page, folder, choose } = await start(carrier);
    const target = join(folder, 'ledger.jsonl');
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Ledger/ })
      .click();
    await choose(target, () => page.getByRole('button', { name: 'Export…' }).click());
    await page.getByText(/^Exported\./).waitFor();
    expect(JSON.parse(readFileSync(target, 'utf8').split('\n')[0] ?? '')).toBeTypeOf('object');
  });

  it('asks before it closes while a batch works, stays when told to, and goes on with the batch after a power cut', async () => {
    const first = await start(carrier);
    const { page, folder, simulator } = first;
    simulator.setFault('media-stall', 1000);
    await archiveEverything(first, join(folder, 'vault'));
    await first.askToClose();
    const asked = page.getByRole('dialog', { name: 'A batch is at work' });
    await asked.getByRole('button', { name: 'Stay' }).click();
    await asked.waitFor({ state: 'hidden' });
    await first.kill();
    simulator.setFault('media-stall', null);
    const { page: again } = await start(carrier, first);
    await expect.poll(() => stateOfBatch(again), slow).toBe('paused');
    const [batch] = (await ask(again, 'batches.list', {})).batches;
    await ask(again, 'batches.resume', { batch: batch?.batch ?? '' });
    await expect.poll(() => stateOfBatch(again), slow).toBe('finished');
  });

  it('locks, with the sound, and opens with the passphrase', async () => {
    const { page, simulator } = await start(carrier);
    const passphrase = 'seven boats leave at dawn';
    await ask(page, 'lock.set-passphrase', { passphrase, current: null });
    await play(page, simulator.notable.hourLong ?? '');
    await page.keyboard.press('Control+l');
    await lockHeading(page).waitFor();
    expect(await page.evaluate(() => document.querySelectorAll('audio, [role=row]').length)).toBe(0);
    await typePassphrase(page, passphrase);
    await page.getByRole('grid').waitFor();
  });

  it('keeps its list when the network goes, and says why there is nothing new', async () => {
    const { page, cutNetwork } = await start(carrier);
    await cutNetwork();
    const { accounts } = await ask(page, 'accounts.list', {});
    await ask(page, 'sync.start', { account: accounts[0]?.sid ?? '', whole: false });
    await page.getByRole('button', { name: /^Could not read recordings/ }).waitFor();
    await page.reload();
    await page.getByText('60 recordings').waitFor();
  });

  it('leaves nothing of what was heard in its profile, and no secret in its page', async () => {
    const { page, folder, simulator, kill } = await start(carrier);
    const sample = Buffer.from('koekura canary: this must not be on a disk '.repeat(2));
    const sid = simulator.notable.hourLong ?? '';
    simulator.setFault('media-canary', `${sid}:${sample.toString('base64')}`);
    await play(page, sid);
    const heap = await heapSnapshot(page);
    expect(heap).toContain(sid);
    expect(heap).not.toContain(simulator.apiKey.secret);
    for (const { privateKeyPem } of simulator.keys) expect(heap).not.toContain(privateKeyPem.split('\n')[5]);
    await kill();
    const files = readdirSync(join(folder, 'profile'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((bytes) => bytes.includes(sample))).toEqual([]);
  });
}

type Begun = Carried & {
  readonly folder: string;
  readonly simulator: Simulator;
  readonly cutNetwork: () => Promise<void>;
};

/** A new profile and a simulator of its own, or those of `before`, once the list is there. */
async function start(carrier: Carrier, before?: Pick<Begun, 'folder' | 'simulator'>): Promise<Begun> {
  const made = before === undefined ? temporaryFolder() : null;
  const folder = before?.folder ?? made?.path ?? '';
  const simulator = before?.simulator ?? (await startSimulator({ recordings: 60, seed: 'electron' }));
  const demoFile = join(folder, 'simulator/demo.json');
  if (!existsSync(demoFile)) writeDemoFile(simulator, join(folder, 'simulator'));
  const carried = await carrier.start({ profile: join(folder, 'profile'), simulator, demoFile });
  carried.page.setDefaultTimeout(60_000);
  let reachable = true;
  const cutNetwork = async () => {
    if (reachable) await simulator.close();
    reachable = false;
  };
  onTestFinished(async () => {
    await carried.stop();
    if (made === null) return;
    await cutNetwork();
    made.remove();
  });
  await carried.page.getByText('60 recordings').waitFor();
  return { ...carried, folder, simulator, cutNetwork };
}

/** Opens the recording from the list and resolves once it sounds. */
async function play(page: Page, sid: string): Promise<void> {
  await page.getByLabel('Search numbers and SIDs').fill(sid);
  await page.getByText(/^1 recording,/).waitFor();
  await page.locator('[role=row][aria-rowindex="2"]').dblclick();
  await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.3, undefined, slow);
}

/** Starts the copying of everything that can be copied to a folder; resolves once it is at work. */
async function archiveEverything({ page, choose }: Begun, vault: string): Promise<void> {
  mkdirSync(vault);
  let choosing: Promise<CallAnswer<'archives.choose-folder'>> | undefined;
  await choose(vault, async () => {
    choosing = ask(page, 'archives.choose-folder', {});
  });
  const pending = (await choosing)?.pending ?? '';
  await ask(page, 'archives.try-folder', { pending });
  const { archive } = await ask(page, 'archives.add-folder', { pending, name: 'Vault' });
  const selection = { kind: 'all' as const, filter: {}, except: [] };
  const { plan } = await ask(page, 'plans.make', { selection, kind: 'archive', archive });
  await ask(page, 'batches.start', { plan, options: await ask(page, 'batches.defaults', {}), typed: null });
  await expect.poll(() => stateOfBatch(page), slow).toBe('running');
}

async function stateOfBatch(page: Page): Promise<string | undefined> {
  return (await ask(page, 'batches.list', {})).batches[0]?.state;
}

/** What main answers to a call of the page's; throws where it refuses. */
async function ask<Name extends CallName>(page: Page, name: Name, input: CallInput<Name>): Promise<CallAnswer<Name>> {
  const answer = await page.evaluate(([named, given]) => window.koekura.call(named, given) as Promise<Answer>, [
    name,
    input,
  ] as const);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.value as CallAnswer<Name>;
}
