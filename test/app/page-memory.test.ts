import { createPrivateKey, privateDecrypt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { type RunningStandIn, startStandIn } from '../stand-in/start-stand-in.ts';
import { heapSnapshot } from '../support/heap-snapshot.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { writeDemoFile } from '../support/write-demo-file.ts';

/** Promise 1: no key, content key or stored login reaches the page. What its JavaScript holds is searched for each. */
describe('the memory of the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-memory-'));
  let simulator: Simulator;
  let program: RunningStandIn;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    simulator = await startSimulator({ recordings: 60, seed: 'memory' });
    const demoFile = writeDemoFile(simulator, join(folder, 'simulator'));
    program = await startStandIn({ profile: join(folder, 'profile'), twilioOrigin: simulator.origin, demoFile });
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.goto(program.url);
  });

  afterAll(async () => {
    await browser?.close();
    await program?.stop();
    await simulator?.close();
    rmSync(folder, { recursive: true });
  });

  it('holds no private key, content key or login after everything it can ask was asked', async () => {
    const sid = await openEncrypted(page);
    const secrets = { ...loginAndKeys(simulator), ...(await contentKeyOf(simulator, sid)) };
    const heap = await heapSnapshot(page);
    for (const [name, forms] of Object.entries(secrets)) {
      for (const form of forms) expect(heap.includes(form), `${name} in the page's memory`).toBe(false);
    }
  });

  it('would be seen to hold one (negative control)', async () => {
    const [secret] = loginAndKeys(simulator).login;
    await page.evaluate((text) => Object.assign(window, { leaked: { text } }), secret);
    expect((await heapSnapshot(page)).includes(String(secret))).toBe(true);
  });
});

async function openEncrypted(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const value = async (name: string, input: unknown) =>
      ((await window.koekura.call(name, input)) as { value: { rows: { sid: string }[] } }).value;
    for (const name of ['app.state', 'accounts.list', 'keys.list', 'sync.progress', 'cache.state'])
      await value(name, {});
    const filter = { encrypted: true, statuses: ['completed'] };
    for (let tries = 0; tries < 200; tries += 1) {
      const ask = { filter, order: { by: 'time', descending: true }, offset: 0, limit: 20 };
      for (const { sid } of (await value('recordings.page', ask)).rows) {
        const opened = (await window.koekura.call('playback.open', { sid })) as {
          ok: boolean;
          value: { token: string };
        };
        if (!opened.ok) continue;
        await fetch(`audio/${opened.value.token}`, { headers: { Range: 'bytes=0-' } }).then((r) => r.body?.cancel());
        return sid;
      }
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error('no encrypted recording could be opened');
  });
}

function loginAndKeys({ apiKey, keys }: Simulator): Record<'login' | 'key', string[]> {
  const forms = keys.flatMap(({ privateKeyPem }) => {
    const jwk = createPrivateKey(privateKeyPem).export({ format: 'jwk' });
    return [privateKeyPem.split('\n')[5] ?? '', String(jwk.d).slice(0, 40), String(jwk.p).slice(0, 40)];
  });
  expect(forms.every((form) => form.length >= 32)).toBe(true);
  return { login: [apiKey.secret], key: forms };
}

async function contentKeyOf(simulator: Simulator, sid: string): Promise<{ contentKey: string[] }> {
  const { origin, accountSid, apiKey, keys } = simulator;
  const answer = await fetch(`${origin}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}.json`, {
    headers: { Authorization: `Basic ${Buffer.from(`${apiKey.sid}:${apiKey.secret}`).toString('base64')}` },
  });
  const { encryption_details: details } = (await answer.json()) as {
    encryption_details: { public_key_sid: string; encrypted_cek: string };
  };
  const pem = keys.find(({ keySid }) => keySid === details.public_key_sid)?.privateKeyPem ?? '';
  const contentKey = privateDecrypt({ key: pem, oaepHash: 'sha256' }, Buffer.from(details.encrypted_cek, 'base64'));
  return {
    contentKey: [
      contentKey.toString('base64'),
      contentKey.toString('hex'),
      contentKey.toString('latin1'),
      [...contentKey].join(','),
    ],
  };
}
