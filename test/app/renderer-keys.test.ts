import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { answerInstead } from '../support/answer-instead.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { focusInside } from '../support/focus-inside.ts';
import { heapSnapshot } from '../support/heap-snapshot.ts';
import type { OpenPage, View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

const passphrase = 'mQ4vZt8xKw2pRn6bLy9sHc3dJf7gUa5e';

describe('the keys screen', () => {
  const viewer = useViewer();
  let view: OpenPage;
  let page: Page;

  const show = async (given: Partial<View> = {}) => {
    view = await viewer.open({ screen: 'keys', ...given });
    page = view.page;
  };
  const asked = (name: string) => view.asked.filter((call) => call.name === name).map((call) => call.input);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const card = (name: string) => page.getByRole('article', { name, exact: true });

  it('shows what each key opens, which have no backup, and what no key opens', async () => {
    await show();
    await card('Recording key 2026')
      .getByText(`CR${'a1b2'.repeat(8)}`)
      .waitFor();
    await card('Recording key 2024 (rotated out)').getByText('Not backed up').waitFor();
    await page.getByText(`19 recordings sealed for CR${'e5f6'.repeat(8)}`).waitFor();
  });

  it('imports a key from a file under a name', async () => {
    await show();
    await button('Choose a file…').click();
    await page.getByText('Found in recordings-2025.pem · RSA, 2048 bits').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('recordings-2025');
    await page.getByLabel('Name', { exact: true }).fill('Key of 2025');
    await button('Import').click();
    await card('Key of 2025').waitFor();
    expect(asked('keys.read')).toEqual([{ from: 'file' }]);
    expect(asked('keys.import')).toEqual([
      { pending: 'pending-1', name: 'Key of 2025', passphrase: null, sessionOnly: false },
    ]);
  });

  it('asks for the passphrase of a protected key, and forgets it', async () => {
    await show();
    const locked = {
      pending: 'pending-2',
      source: 'clipboard',
      state: 'needs-passphrase',
      fingerprint: null,
      bits: null,
    };
    await answerInstead(page, 'keys.read', { ok: true, value: locked });
    await button('Paste from the clipboard').click();
    await page.getByText('Found in the clipboard').waitFor();
    await focusInside(page.getByRole('dialog'));
    await page.keyboard.type(passphrase);
    await page.getByLabel('Name', { exact: true }).fill('Pasted');
    await button('Import').click();
    await page.getByText('The key is still on the clipboard.').waitFor();
    expect(asked('keys.import')).toMatchObject([{ pending: 'pending-2', passphrase }]);
    expect(await heapSnapshot(page)).not.toContain(passphrase);
  });

  it.each([
    ['keys', () => button('Choose a file…')],
    ['list', () => page.locator('[data-position="3"]')],
    ['settings', () => page.getByRole('heading', { level: 1, name: 'Settings' })],
  ])('takes a key that was dropped on the window while it shows %s', async (screen, itsOwn) => {
    await show({ screen });
    await itsOwn().waitFor();
    await view.emit('keys.dropped', { source: 'recordings-2025.pem' });
    await page.getByRole('dialog').getByText('Found in recordings-2025.pem').waitFor();
    expect(asked('keys.read')).toEqual([{ from: 'dropped' }]);
  });

  it('lets go of a key that is not imported after all', async () => {
    await show();
    await button('Choose a file…').click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => asked('keys.discard')).toEqual([{ pending: 'pending-1' }]);
  });

  it('says nothing when no file was chosen', async () => {
    await show({ scene: { failing: { 'keys.read': 'nothing-chosen' } } });
    await button('Choose a file…').click();
    await expect.poll(() => asked('keys.read')).toHaveLength(1);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it.each([
    ['key-is-public', 'This is a public key'],
    ['key-is-certificate', 'This is a certificate'],
    ['key-not-rsa', 'This is not an RSA key'],
    ['key-too-short', 'This key is too short'],
    ['key-unreadable', 'There is no private key in it'],
  ] as const)('says what is wrong with a bad one: %s', async (code, words) => {
    await show({ scene: { failing: { 'keys.read': code } } });
    await button('Choose a file…').click();
    await page.getByRole('alert').getByText(words).waitFor();
  });

  it('shows the command that converts a key it cannot open, to be copied', async () => {
    await show();
    const command = 'openssl pkcs8 -topk8 -in key.pem -v2 aes-256-cbc -v2prf hmacWithSHA256 -out key2.pem';
    const facts = { cipher: 'scrypt', command };
    await answerInstead(page, 'keys.read', { ok: false, failure: { code: 'key-encryption-unsupported', facts } });
    await button('Choose a file…').click();
    const said = page.getByRole('alert');
    await said.getByText(command).waitFor();
    await said.getByRole('button', { name: 'Copy' }).click();
    await said.getByRole('button', { name: 'Copied' }).waitFor();
    // What was copied is what a paste brings.
    await button('Generate a pair…').click();
    await page.getByLabel('Name', { exact: true }).press('Control+V');
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(command.slice(0, 64));
  });

  it('generates a pair, and leads on to its public half and its backup', async () => {
    await show();
    await button('Generate a pair…').click();
    await page.getByText('Twilio accepts no other length').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Key of 2027');
    await button('Generate').click();
    await page.getByText('Next: register the public half').waitFor();
    await page.getByText('-----BEGIN PUBLIC KEY-----').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied').waitFor();
    expect(asked('keys.copy-public-half')).toEqual([{ fingerprint: 'd0'.repeat(32) }]);
    await page.getByRole('dialog').getByRole('button', { name: 'Back up…' }).click();
    await page.getByRole('heading', { name: 'Back up Key of 2027' }).waitFor();
  });

  it('backs a key up only under a passphrase long enough and typed twice, and forgets it', async () => {
    await show();
    await card('Recording key 2024 (rotated out)').getByRole('button', { name: 'Back up…' }).click();
    const first = page.getByLabel('Passphrase', { exact: true });
    await first.focus();
    await page.keyboard.type('too short');
    await button('Save the backup…').click();
    await page.getByText('Too short').waitFor();
    await first.press('Control+A');
    await page.keyboard.type(passphrase);
    await page.getByText('Strong', { exact: true }).waitFor();
    await page.getByLabel('The same again').focus();
    await page.keyboard.type('another one');
    await button('Save the backup…').click();
    await page.getByText('The two are not the same.').waitFor();
    expect(asked('keys.back-up')).toEqual([]);
    await page.getByLabel('The same again').press('Control+A');
    await page.keyboard.type(passphrase);
    await button('Save the backup…').click();
    await page.getByText('The backup was written and read back. It opens.').waitFor();
    expect(asked('keys.back-up')).toEqual([{ fingerprint: '9c'.repeat(32), passphrase }]);
    expect(await heapSnapshot(page)).not.toContain(passphrase);
    await page.evaluate((text) => Object.assign(window, { kept: { text } }), passphrase);
    expect(await heapSnapshot(page), 'negative control').toContain(passphrase);
  });

  it('restores a backup', async () => {
    await show();
    await button('Restore a backup…').click();
    await page.getByLabel('Passphrase of the backup').focus();
    await page.keyboard.type(passphrase);
    await button('Choose the backup…').click();
    await card('Restored key').waitFor();
    expect(asked('keys.restore')).toEqual([{ handed: null, passphrase, sessionOnly: false }]);
  });

  it('renames a key', async () => {
    await show();
    await card('Recording key 2026').getByRole('button', { name: 'Rename…' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Main key');
    await button('Save').click();
    await card('Main key').waitFor();
  });

  it('says beforehand which recordings need a key, and that it is not forgotten without a backup; then asks for its name', async () => {
    const name = 'Recording key 2024 (rotated out)';
    await show();
    await card(name).getByRole('button', { name: 'Forget…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Without this key, 4,210 recordings').waitFor();
    await dialog.getByText('It is not forgotten until one was made').waitFor();
    expect(await page.getByLabel('Type its name to go on').isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Back up…' }).click();
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByLabel('The same again').fill(passphrase);
    await button('Save the backup…').click();
    await page.getByText('The backup was written and read back. It opens.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await card(name).getByRole('button', { name: 'Forget…' }).click();
    await page.getByText('It has a backup').waitFor();
    expect(await button('Forget this key').isDisabled()).toBe(true);
    await page.getByLabel('Type its name to go on').fill(name);
    await button('Forget this key').click();
    await card(name).waitFor({ state: 'detached' });
    expect(asked('keys.forget')).toEqual([{ fingerprint: '9c'.repeat(32), name }]);
  });

  it('keeps a key for this session only, and says why, where there is no keychain', async () => {
    await show({ scene: { keychain: false } });
    await page.getByText('Reason: no Secret Service on this desktop').waitFor();
    await button('Generate a pair…').click();
    await page.getByLabel('Name', { exact: true }).fill('Fleeting');
    await button('Generate').click();
    await expect.poll(() => asked('keys.generate')).toEqual([{ name: 'Fleeting', sessionOnly: true }]);
  });

  it.each([
    ['light', 'en', 'Choose a file…'],
    ['dark', 'ja', '鍵ペアを作成…'],
    ['light', 'ja', 'バックアップから復元…'],
    ['dark', 'en', 'Restore a backup…'],
  ] as const)('has no barrier for anybody (%s, %s, %s)', async (theme, language, opens) => {
    await show({ width: 1024, scene: { theme, language } });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await button(opens).click();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(300);
    expect(await findBarriers(page)).toEqual([]);
  });
});
