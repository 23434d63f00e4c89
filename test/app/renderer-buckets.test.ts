import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expiringBucket } from '../support/fake-buckets.ts';
import { findBarriers } from '../support/find-barriers.ts';
import type { OpenPage, View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

/** Random, so that no other text of the page can be mistaken for it. */
const secret = 'kP3xTz9mKp2wRb8nLs5yHd7cJf4gUa6eVq1Q0zZt';

describe('the bucket form', () => {
  const viewer = useViewer();
  let view: OpenPage;
  let page: Page;

  const show = async (given: Partial<View> = {}) => {
    view = await viewer.open({ screen: 'archives', ...given });
    page = view.page;
    await page.getByRole('button', { name: 'Add an archive…' }).click();
    await page.getByText('S3 bucket', { exact: true }).last().click();
  };
  const asked = (name: string) => view.asked.filter((call) => call.name === name).map((call) => call.input);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const fillIn = async (bucket: string) => {
    await page.getByLabel('Bucket', { exact: true }).fill(bucket);
    await page.getByLabel('Access key', { exact: true }).fill('AKIAEXAMPLE');
    await page.getByLabel('Secret access key').focus();
    await page.keyboard.type(secret);
  };
  const place = {
    kind: 's3',
    endpoint: null,
    region: 'ap-northeast-1',
    bucket: 'voices',
    prefix: 'koekura/',
    pathStyle: false,
    credentials: 'key',
    encryption: 'none',
    kmsKey: null,
    storageClass: null,
  };

  it('tries a bucket, says what it found, and adds it', async () => {
    await show();
    await fillIn('voices');
    await button('Try this bucket').click();
    await page.getByText('Not kept: what somebody overwrites or removes is lost. Turn on versioning.').waitFor();
    const keys = { accessKey: 'AKIAEXAMPLE', secretKey: secret };
    expect(asked('archives.try-bucket')).toEqual([{ place, ...keys }]);
    await page.getByLabel('Name', { exact: true }).fill('Vault Tokyo');
    await button('Add this archive').click();
    await expect.poll(() => asked('archives.add-bucket')).toEqual([{ place, ...keys, name: 'Vault Tokyo' }]);
    await expect.poll(() => page.getByLabel('Secret access key').count()).toBe(0);
  });

  it('offers Tokyo and Osaka first, and any other by name', async () => {
    await show();
    const region = page.getByLabel('Region', { exact: true });
    expect((await region.locator('option').allTextContents()).slice(0, 2)).toEqual([
      'Tokyo (ap-northeast-1)',
      'Osaka (ap-northeast-3)',
    ]);
    await region.selectOption({ label: 'Another…' });
    await page.getByLabel('Name of the region').fill('af-south-1');
    await fillIn('voices');
    await button('Try this bucket').click();
    await expect.poll(() => asked('archives.try-bucket')).toMatchObject([{ place: { region: 'af-south-1' } }]);
  });

  it('does not add a bucket in which a rule removes copies', async () => {
    await show();
    await fillIn(expiringBucket);
    await button('Try this bucket').click();
    await page.getByText('removes copies after 365 days').waitFor();
    expect(await button('Add this archive').isDisabled()).toBe(true);
  });

  it('forgets what was found as soon as anything is changed', async () => {
    await show();
    await fillIn('voices');
    await button('Try this bucket').click();
    await button('Add this archive').waitFor();
    await page.getByLabel('Prefix').fill('other');
    await button('Try this bucket').waitFor();
    expect(await button('Add this archive').count()).toBe(0);
  });

  it('asks for what is missing, and sends nothing before it is there', async () => {
    await show();
    await button('Try this bucket').click();
    await page.getByText('3 to 63 letters, digits, dots and hyphens.').waitFor();
    await page.getByText('Enter the secret.').waitFor();
    expect(asked('archives.try-bucket')).toEqual([]);
  });

  it('needs no key for the AWS default chain, and sends none', async () => {
    await show();
    await page.getByLabel('Bucket', { exact: true }).fill('voices');
    await page.getByLabel('The AWS default chain').check();
    await button('Try this bucket').click();
    await expect.poll(() => asked('archives.try-bucket')).toMatchObject([{ accessKey: null, secretKey: null }]);
  });

  it('shows the policy before there is a key, and has it copied', async () => {
    await show();
    await page.getByLabel('Bucket', { exact: true }).fill('voices');
    await button('Show the IAM policy').click();
    await page.getByText('arn:aws:s3:::voices').waitFor();
    await button('Copy the policy').click();
    await expect.poll(() => asked('archives.copy-policy')).toEqual([{ place }]);
  });

  it.each(['bucket-missing', 'store-wrong-region', 'store-wrong-keys', 'archive-refused', 'store-clock-skew'] as const)(
    'says it clearly when a bucket cannot be used: %s',
    async (code) => {
      await show({ scene: { failing: { 'archives.try-bucket': code } } });
      await fillIn('voices');
      await button('Try this bucket').click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByLabel('Secret access key').inputValue()).toBe(secret);
    },
  );

  it('changes the key of a bucket', async () => {
    view = await viewer.open({ screen: 'archives' });
    page = view.page;
    await button('Change key…').click();
    await page.getByLabel('Access key', { exact: true }).fill('AKIANEW');
    await page.getByLabel('Secret access key').fill(secret);
    await button('Try it and change').click();
    await expect.poll(() => asked('archives.change-keys')).toMatchObject([{ accessKey: 'AKIANEW', secretKey: secret }]);
  });

  it.each(['light', 'dark'] as const)('can be used by everybody (%s)', async (theme) => {
    await show({ scene: { theme } });
    await fillIn('voices');
    await button('Try this bucket').click();
    await button('Add this archive').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(view.complaints).toEqual([]);
  });
});
