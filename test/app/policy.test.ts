import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { openKoekura } from '../support/open-koekura.ts';
import { startViewer, type View } from '../support/open-page.ts';

const patient = { timeout: 30_000 };

describe('a policy in the window', () => {
  let viewer: Awaited<ReturnType<typeof startViewer>>;
  beforeAll(async () => {
    viewer = await startViewer();
  });
  afterAll(() => viewer?.close());

  const open = async (view: Partial<View>) => {
    const opened = await viewer.open(view);
    opened.page.setDefaultTimeout(patient.timeout);
    return opened;
  };

  for (const policy of ['none', 'strict', 'broken'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      for (const language of ['en', 'ja'] as const) {
        it(`bars nobody from what is laid down: ${policy}, ${theme}, ${language}`, async () => {
          const { page, complaints } = await open({ screen: 'settings', scene: { policy, theme, language } });
          await page.getByRole('region', { name: language === 'en' ? 'Policy' : 'ポリシー' }).scrollIntoViewIfNeeded();
          expect(await findBarriers(page)).toEqual([]);
          expect(complaints).toEqual([]);
          await page.context().close();
        });
      }
    }
  }

  it('is shown rule by rule, with where it lies, and nothing in it can be changed', async () => {
    const { page } = await open({ screen: 'settings', scene: { policy: 'strict' } });
    const section = page.getByRole('region', { name: 'Policy' });
    await section.getByText('Laid down in the registry').waitFor();
    const text = await section.innerText();
    for (const said of [
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Koekura',
      'Plain exports forbidden',
      'export.forbidPlain',
      '36,500 days',
      '24 hours',
      'recordings us-east-1 https://store.example.com',
      'CN=Example Works Root',
      'http://proxy.example.com:8080',
    ])
      expect(text).toContain(said);
    expect(await section.locator('button, input, select, textarea, [tabindex]').count()).toBe(0);
    await page.context().close();
  });

  it('says so where nothing is laid down', async () => {
    const { page } = await open({ screen: 'settings' });
    await page.getByRole('region', { name: 'Policy' }).getByText('Nothing is laid down for this computer').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });

  it('is told above everything while it cannot be understood, with the way to what is wrong', async () => {
    const { page } = await open({ scene: { policy: 'broken' } });
    await page.getByRole('alert').getByRole('button', { name: 'Show what is wrong' }).click();
    const section = page.getByRole('region', { name: 'Policy' });
    await section.getByText('export.forbidPlian').waitFor();
    expect(await section.innerText()).toContain('"90 days"');
    await page.context().close();
  });

  for (const language of ['en', 'ja'] as const) {
    for (const policyLater of ['both', 'mended'] as const) {
      it(`says above everything and in its place what was laid down since the start: ${policyLater}, ${language}`, async () => {
        const { page } = await open({ screen: 'settings', scene: { policy: 'strict', policyLater, language } });
        const said = {
          both: {
            en: 'In force already: Plain exports forbidden. From the next start of Koekura: Proxy and Lifting holds forbidden.',
            ja: 'すでに適用済み：保護なしの書き出しを禁止。Koekura の次の起動から適用：プロキシ、保全の解除を禁止。',
          },
          mended: {
            en: 'It can be understood now; what it allows opens at the next start of Koekura.',
            ja: 'ポリシーを解釈できるようになりました。許可された操作は Koekura の次の起動から行えます。',
          },
        }[policyLater][language];
        const notes = page.getByRole('note').filter({ hasText: said });
        await expect.poll(() => notes.count(), patient).toBe(2);
        await page
          .getByRole('button', { name: language === 'en' ? 'Dismiss' : '閉じる', exact: true })
          .first()
          .click();
        await expect.poll(() => notes.count(), patient).toBe(1);
        expect(await findBarriers(page)).toEqual([]);
        await page.context().close();
      });
    }
  }

  it('shows on the screen of holds what the policy holds, with the way to it', async () => {
    const { page } = await open({ screen: 'holds', scene: { policy: 'strict', accounts: 2 } });
    const card = page.getByRole('article', { name: 'On hold by the policy of this computer' });
    await card.getByRole('button', { name: 'Show its recordings' }).click();
    await page.locator('[data-position="0"]').waitFor();
    await page.context().close();
  });

  it('closes what it forbids, each with the reason', async () => {
    const { page } = await open({ scene: { policy: 'strict' } });
    await page.locator('[data-position="3"]').click();
    await page.keyboard.press('Control+a');
    const toolbar = page.getByRole('toolbar', { name: 'What can be done with the selection' });
    const exporting = toolbar.getByRole('button', { name: 'Export…' });
    await expect.poll(() => exporting.isDisabled(), patient).toBe(true);
    expect(await exporting.getAttribute('title')).toContain('export.forbidPlain');
    // The key still opens the plan, which says why it cannot be started.
    await page.keyboard.press('Control+Shift+X');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The policy of this computer does not allow it (export.forbidPlain).').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+4');
    const lift = page.getByRole('article').getByRole('button', { name: 'Lift…' }).first();
    await lift.waitFor();
    expect([await lift.isDisabled(), await lift.getAttribute('title')]).toEqual([
      true,
      'The policy of this computer does not allow it (holds.forbidLifting).',
    ]);
    await page.context().close();
  });

  it('says in the plan of a removal what it keeps, and in the details of a recording why', async () => {
    const { page } = await open({ scene: { policy: 'strict' } });
    await page.locator('[data-position="3"]').click();
    await page.getByText(/^(Stays until .*|On hold), by the policy of this computer$/).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Younger than 36,500 days, by the policy of this computer').waitFor();
    await dialog.getByText('They stay at Twilio (retention.minimumDays).').waitFor();
    await dialog.getByText('On hold by the policy of this computer').waitFor();
    await page.context().close();
  });

  it('lets only what it names be connected and be archives', async () => {
    const { page } = await open({ screen: 'accounts', scene: { policy: 'strict', accounts: 1 } });
    await page
      .getByRole('button', { name: /^Connect an account/ })
      .last()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^The policy of this computer allows only: AC1111/).waitFor();
    await dialog.getByLabel('Account SID').fill(`AC${'9'.repeat(32)}`);
    const connect = dialog.getByRole('button', { name: 'Connect', exact: true });
    await expect.poll(() => connect.isDisabled(), patient).toBe(true);
    expect(await dialog.getByLabel('Region').inputValue()).toBe('ie1');
    await dialog.getByLabel('Account SID').fill(`AC${'1'.repeat(32)}`);
    await expect.poll(() => connect.isDisabled(), patient).toBe(false);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.goto(page.url().replace(/#.*$/, '#archives'));
    await page
      .getByRole('button', { name: /^Add an archive/ })
      .first()
      .click();
    await dialog.getByText('recordings us-east-1 https://store.example.com').waitFor();
    expect(await dialog.getByRole('radio', { name: 'Folder' }).isDisabled()).toBe(true);
    await page.context().close();
  });
});

describe('the whole program under a policy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-policy-'));
  const policyFile = join(folder, 'policy.json');
  let koekura: Awaited<ReturnType<typeof openKoekura>>;
  beforeAll(async () => {
    writeFileSync(policyFile, JSON.stringify({ version: 1, 'export.forbidPlain': true, 'holds.forbidLifting': true }));
    koekura = await openKoekura('demo', { recordings: 60, duration: 4 }, { policyFile });
  });
  afterAll(async () => {
    await koekura?.stop();
    rmSync(folder, { recursive: true });
  });

  it('shows it, and main refuses what it forbids whoever asks', async () => {
    const { page } = koekura;
    page.setDefaultTimeout(patient.timeout);
    await page.locator('[data-position="3"]').waitFor();
    await page.keyboard.press('Control+,');
    await page.getByRole('region', { name: 'Policy' }).getByText(policyFile).waitFor();
    // The page’s own bridge, as somebody would use it who got around the disabled buttons.
    const answer = await page.evaluate(async () => {
      type Bridge = {
        call: (name: string, input: unknown) => Promise<{ ok: boolean; value: never; failure: unknown }>;
      };
      const { call } = (window as unknown as { koekura: Bridge }).koekura;
      const selection = { kind: 'all', filter: {}, except: [] };
      const made = await call('plans.make', { selection, kind: 'export', archive: null });
      const { plan } = made.value as { plan: string };
      const defaults = (await call('batches.defaults', {})).value as object;
      const exported = { folder: 'x', format: 'wav', template: '{sid}', zip: false, manifest: 'none' };
      return call('batches.start', { plan, options: { ...defaults, export: exported }, typed: null });
    });
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'forbidden-by-policy', facts: { policy: 'export.forbidPlain' } },
    });
  });

  it('becomes stricter while it runs, and says so; what is allowed again waits for the next start', async () => {
    const { page } = koekura;
    // In its place among the settings it is said, too.
    const said = 'The policy of this computer has changed.';
    const banner = page.getByRole('note').filter({ hasText: said }).first();
    const strict = { version: 1, 'export.forbidPlain': true, 'holds.accounts': [koekura.simulator.accountSid] };
    writeFileSync(policyFile, JSON.stringify(strict));
    await banner.getByText('In force already: Accounts on hold.').waitFor(patient);
    await banner.getByText('From the next start of Koekura: Lifting holds forbidden.').waitFor(patient);
    await page.keyboard.press('Control+1');
    await page.getByRole('img', { name: 'On hold' }).first().waitFor(patient);
    await page.keyboard.press('Control+4');
    await page.getByRole('article', { name: 'On hold by the policy of this computer' }).waitFor(patient);
    writeFileSync(policyFile, '{"version": 1}');
    const waiting =
      'From the next start of Koekura: Plain exports forbidden, Accounts on hold, and Lifting holds forbidden.';
    await banner.getByText(waiting).waitFor(patient);
    await page.keyboard.press('Control+1');
    await page.getByRole('img', { name: 'On hold' }).first().waitFor(patient);
  });

  it('closes what may be forbidden once the policy cannot be understood, and opens again once it is mended', async () => {
    const { page, startAgain } = koekura;
    await startAgain('quitting', () => writeFileSync(policyFile, '{"version": 1, "export.forbidPlian": true}'));
    await page.getByRole('alert').getByRole('button', { name: 'Show what is wrong' }).click(patient);
    await page.getByRole('region', { name: 'Policy' }).getByText('export.forbidPlian').waitFor();
    await startAgain('quitting', () => writeFileSync(policyFile, '{"version": 1}'));
    await page.locator('[data-position="3"]').waitFor();
    expect(await page.getByRole('button', { name: 'Show what is wrong' }).count()).toBe(0);
  });
});
