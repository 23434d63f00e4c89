import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { archivedRecording } from '../support/fill-archive.ts';
import { layDownArchive } from '../support/lay-down-archive.ts';
import { openKoekura, type RunningProgram } from '../support/open-koekura.ts';

/** A recording that is nowhere but in a folder: brought into the list, heard, and heard again with Twilio cut off. */
describe('an archive of recordings that are gone from Twilio', () => {
  let demo: RunningProgram;
  const root = mkdtempSync(join(tmpdir(), 'koekura-archive-'));
  const gone = archivedRecording('gone from Twilio', {
    account: `AC${'7'.repeat(32)}`,
    duration: 8,
    from: '+815011112222',
  });

  beforeAll(async () => {
    demo = await openKoekura('demo', { recordings: 60, seed: 'archive' });
    await demo.page.getByText('60 recordings').waitFor();
    const key = demo.simulator.keys.find(({ rotatedOut }) => !rotatedOut);
    if (key === undefined) throw new Error('the demo has no key');
    layDownArchive(root, { ...gone, keySid: key.keySid }, key.privateKeyPem);
  });
  afterAll(async () => {
    await demo?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const findAndHear = async () => {
    const { page } = demo;
    await page.getByLabel('Search numbers and SIDs').fill('5011112222');
    await page.getByText(/^1 recording,/).waitFor();
    await page.locator('[role=row][aria-rowindex="2"]').dblclick();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? -1) > 0.3);
    await page.getByText('From Vault').waitFor();
    await page.getByRole('button', { name: 'Close the player' }).click();
  };

  it('is added by its folder, comes into the list, and is heard', async () => {
    const { page } = demo;
    await page.getByRole('navigation').getByRole('button', { name: 'Archives' }).click();
    await page.getByRole('button', { name: 'Add an archive…' }).click();
    await page.getByRole('button', { name: 'Choose a folder…' }).click();
    await page.getByLabel('Path of the folder').fill(root);
    await page.locator('#stand-in-dialog').getByRole('button', { name: 'OK' }).click();
    await page.getByText('An archive lies here already').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Vault');

    await page.getByRole('button', { name: 'Open this archive' }).click();
    await page.getByText('The envelopes were read.').waitFor();
    await page.getByRole('button', { name: /^All recordings/ }).click();
    await findAndHear();
  });

  it('is found and heard after a power cut, with Twilio cut off', async () => {
    await demo.startAgain('power cut');
    // The demo's own login is checked at the start: cut off from then on.
    await demo.page.getByLabel('Search numbers and SIDs').waitFor();
    demo.simulator.setFault('server-error', '503');
    await findAndHear();
  });

  it('comes into the list again by itself when the index had to be made anew', async () => {
    demo.simulator.resetFaults();
    await demo.startAgain('power cut', () => writeFileSync(join(demo.profile, 'index.db'), 'no database '.repeat(500)));
    await findAndHear();
  });
});
