import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecord } from '../../main/database/open-record.ts';
import { eachRow } from '../../main/ledger/ledger-rows.ts';
import { verifyChain } from '../../main/ledger/verify-chain.ts';
import { askWithKey, type RawRecording } from '../simulator/ask-simulator.ts';
import { openKoekura, type RunningProgram } from '../support/open-koekura.ts';

/**
 * What the program is for, as its user does it: select everything older than sixty days, evacuate it to a folder, lose
 * power half-way, start again, let it finish, and look what is where.
 */
describe('evacuating the demo', () => {
  const day = 86_400;
  const recordings = 400;
  let demo: RunningProgram;
  let page: Page;
  let folder: string;
  let before: readonly RawRecording[];
  let planned: ReadonlySet<string>;
  let held: string;

  const lastDay = () => new Date(Date.now() - 60 * day * 1000).toISOString().slice(0, 10);
  const isOld = ({ date_created }: RawRecording) => new Date(date_created).toISOString().slice(0, 10) <= lastDay();
  const all = () => askWithKey(demo.simulator).walk('/Recordings.json?PageSize=1000');
  const show = (screen: string) =>
    page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${screen}`) })
      .click();
  const outcomes = (): ReadonlyMap<string, { outcome: string; failure: string | null }> => {
    const record = openRecord(join(demo.profile, 'record.db'));
    const rows = record.prepare('SELECT recording, outcome, failure FROM journal').all() as {
      recording: string;
      outcome: string;
      failure: string | null;
    }[];
    record.close();
    return new Map(rows.map(({ recording, ...row }) => [recording, row]));
  };
  const archived = (ending: string) =>
    new Set(globSync(`recordings/**/*.${ending}`, { cwd: folder }).map((path) => basename(path, `.${ending}`)));

  beforeAll(async () => {
    demo = await openKoekura('demo', { recordings, subaccountRecordings: 0, seed: 'evacuate', duration: 4 });
    page = demo.page;
    folder = join(demo.profile, '..', 'vault');
    mkdirSync(folder);
    await page.getByText(`${recordings} recordings`).waitFor();
    before = await all();
    planned = new Set(before.filter(isOld).map(({ sid }) => sid));
    held = before.find((one) => isOld(one) && one.status === 'completed' && one.encryption_details !== null)?.sid ?? '';
  });
  afterAll(async () => {
    await demo?.stop();
  });

  it('adds a folder as an archive', async () => {
    await show('Archives');
    await page.getByRole('button', { name: 'Add an archive…' }).first().click();
    await page.getByRole('button', { name: 'Choose a folder…' }).click();
    const asked = page.locator('#stand-in-dialog');
    await asked.getByRole('textbox').fill(folder);
    await asked.getByRole('button', { name: 'OK' }).click();
    await page.getByRole('button', { name: 'Add this archive' }).click();
    await page.getByText('vault').first().waitFor();
    await expect.poll(() => existsSync(join(folder, 'koekura-archive.json'))).toBe(true);
  });

  it('holds one of the recordings', async () => {
    await show('All recordings');
    await page.getByLabel('Search numbers and SIDs').fill(held);
    await page.getByText(/^1 recording,/).waitFor();
    await page.locator('[role=row][aria-rowindex="2"]').click();
    await page.getByRole('button', { name: /Hold…/ }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('Case 12');
    await dialog.getByRole('button', { name: /hold/i }).last().click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByLabel('Search numbers and SIDs').fill('');
  });

  it('shows in full what will happen before anything does', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Date' }).click();
    await page.getByLabel('To', { exact: true }).fill(lastDay());
    await page.keyboard.press('Escape');
    await page.getByText(new RegExp(`^${planned.size} recordings,`)).waitFor();
    await page.locator('[role=row][aria-rowindex="2"]').click();
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: 'Evacuate…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`Evacuate ${planned.size} recordings`).waitFor();
    await dialog.getByText('On hold').first().waitFor();
    expect(archived('sealed').size).toBe(0);
  });

  it('is killed half-way, goes on, and finishes whole', async () => {
    demo.simulator.setFault('latency', 150);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('More', { exact: true }).click();
    await dialog.getByLabel('Minutes before the first removal').fill('0');
    const confirm = dialog.getByLabel(/^Type [\d,]+ to confirm$/);
    const wanted = /\d[\d,]*/.exec((await dialog.getByText(/^Type [\d,]+ to confirm/).textContent()) ?? '')?.[0] ?? '';
    await dialog.getByRole('checkbox', { name: /^They belong to/ }).check();
    await confirm.fill(wanted.replaceAll(',', ''));
    await dialog.getByRole('button', { name: 'Start, and remove after the wait' }).click();
    await expect.poll(() => archived('sealed').size, { timeout: 60_000 }).toBeGreaterThan(planned.size / 4);
    await demo.startAgain('power cut');
    demo.simulator.setFault('latency', null);
    await show('Batches');
    const resume = page.getByRole('button', { name: 'Go on' });
    const finished = page.getByText('Finished whole');
    await resume.or(finished).first().waitFor();
    if (await resume.isVisible()) await resume.click();
    await finished.waitFor({ timeout: 100_000 });
  });

  it('shows at once in the list what is gone at Twilio', async () => {
    const left = (await all()).length;
    const gone = recordings - left;
    const shown = page.getByRole('button', { name: /^Removed at Twilio/ });
    await expect
      .poll(async () => Number(/\d+$/.exec((await shown.textContent()) ?? '')?.[0]), { timeout: 20_000 })
      .toBe(gone);
  });

  it('has every planned copy in the folder, and removed what should be removed and not one more', async () => {
    await demo.startAgain('quitting');
    await page
      .getByText(/recordings/)
      .first()
      .waitFor();
    const left = new Set((await all()).map(({ sid }) => sid));
    await demo.program().stop();
    const became = outcomes();
    expect(new Set(became.keys())).toEqual(planned);
    const [sealed, envelopes] = [archived('sealed'), archived('json')];
    expect(envelopes).toEqual(sealed);
    const removed = before.filter(({ sid }) => !left.has(sid)).map(({ sid }) => sid);
    for (const sid of removed) {
      expect([sid, planned.has(sid), sealed.has(sid), became.get(sid)?.outcome]).toEqual([sid, true, true, 'removed']);
    }
    expect(removed.length).toBeGreaterThan(planned.size * 0.8);
    for (const sid of planned) {
      const { outcome, failure } = became.get(sid) ?? { outcome: 'none', failure: null };
      if (left.has(sid)) expect([sid, outcome, failure === null]).toEqual([sid, 'kept', false]);
      else expect([sid, outcome]).toEqual([sid, 'removed']);
    }
    expect(left.has(held)).toBe(true);
    expect(became.get(held)?.failure).toContain('on-hold');
    const record = openRecord(join(demo.profile, 'record.db'));
    expect(verifyChain(eachRow(record)).firstMisfit).toBe(null);
    record.close();
    expect(globSync('manifests/**/*.jsonl', { cwd: folder }).length).toBeGreaterThan(0);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('openssl');
  });
});
