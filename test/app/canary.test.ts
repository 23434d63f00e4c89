import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../simulator/start-simulator.ts';
import { startStandIn } from '../stand-in/start-stand-in.ts';
import { browserFlags } from '../support/browser-flags.ts';
import { mountDiskImage } from '../support/disk-image.ts';
import { findBrowser } from '../support/find-browser.ts';
import { writeDemoFile } from '../support/write-demo-file.ts';

/**
 * Promise 2: decrypted audio is on no disk. Profile, cache, temporary folder, home and the browser's own profile lie on
 * one disk image; its raw bytes, deleted files included, must not hold what the recording sounds like.
 */

const canary = randomBytes(64);
const image = mountDiskImage(384);

describe.skipIf(image === null)('audio on the disk (needs root on Linux, to mount an image)', () => {
  if (image === null) return;
  const folders = Object.fromEntries(
    ['home', 'tmp', 'profile', 'browser', 'run'].map((name) => {
      const path = join(image.folder, name);
      mkdirSync(path, { mode: 0o700 });
      return [name, path];
    }),
  ) as Record<'home' | 'tmp' | 'profile' | 'browser' | 'run', string>;
  const env = {
    HOME: folders.home,
    TMPDIR: folders.tmp,
    XDG_CONFIG_HOME: join(folders.home, 'config'),
    XDG_CACHE_HOME: join(folders.home, 'cache'),
    XDG_DATA_HOME: join(folders.home, 'data'),
  };

  afterAll(() => {
    image.remove();
  });

  /** Plays an encrypted and a plain recording made of canaries, seeks in both, and ends the program as told. */
  async function hear(end: 'quit' | 'kill'): Promise<number> {
    const simulator = await startSimulator({ recordings: 80, kind: 'ordinary', duration: 60, seed: 'canary' });
    const demoFile = writeDemoFile(simulator, join(image?.folder ?? '', `simulator-${end}`));
    const program = await startStandIn({
      profile: join(folders.profile, end),
      twilioOrigin: simulator.origin,
      demoFile,
      env,
    });
    const browser = await chromium.launchPersistentContext(join(folders.browser, end), {
      executablePath: findBrowser() ?? '',
      args: [...browserFlags, '--autoplay-policy=no-user-gesture-required'],
      env: { ...process.env, ...env },
    });
    let played = 0;
    try {
      const page = browser.pages()[0] ?? (await browser.newPage());
      await page.goto(program.url);
      for (const wanted of [true, false]) {
        const sid = await oneRecording(page, wanted);
        simulator.setFault('media-canary', `${sid}:${canary.toString('base64')}`);
        played += await play(page, sid);
      }
      if (end === 'kill') program.process.kill('SIGKILL');
    } finally {
      await browser.close();
      await (end === 'quit' ? program.stop() : program.exited);
      await simulator.close();
    }
    return played;
  }

  it('is not there after playing, seeking and quitting, nor after being killed while it plays', async () => {
    expect(await hear('quit')).toBe(2);
    expect(await hear('kill')).toBe(2);
    // The negative control: what was written once is found, even though the file is gone.
    const control = randomBytes(64);
    const path = join(folders.tmp, 'control.wav');
    writeFileSync(path, Buffer.concat(Array.from({ length: 64 }, () => control)), { flush: true });
    rmSync(path);
    image.unmount();
    expect(image.count(control)).toBeGreaterThan(0);
    expect(image.count(canary)).toBe(0);
  });
});

async function oneRecording(page: Page, encrypted: boolean): Promise<string> {
  return page.evaluate(async (wanted) => {
    const ask = {
      filter: { encrypted: wanted, statuses: ['completed'] },
      order: { by: 'time', descending: true },
      offset: 0,
      limit: 1,
    };
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = (await window.koekura.call('recordings.page', ask)) as { value?: { rows: { sid: string }[] } };
      const sid = answer.value?.rows[0]?.sid;
      if (sid !== undefined) return sid;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error('no such recording came');
  }, encrypted);
}

/** 1 when the recording played to a place it was sought to. */
async function play(page: Page, sid: string): Promise<number> {
  return page.evaluate(async (recording) => {
    const answer = (await window.koekura.call('playback.open', { sid: recording })) as {
      value?: { token: string };
      failure?: { code: string };
    };
    if (answer.value === undefined) throw new Error(answer.failure?.code);
    const audio = new Audio(`audio/${answer.value.token}`);
    await audio.play();
    await new Promise((done) => setTimeout(done, 500));
    for (const place of [30, 5, 50]) {
      audio.currentTime = place;
      await new Promise((done) => audio.addEventListener('seeked', done, { once: true }));
      await new Promise((done) => setTimeout(done, 300));
    }
    return audio.currentTime > 50 ? 1 : 0;
  }, sid);
}
