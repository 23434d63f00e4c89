import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKoekura, type RunningProgram } from '../support/open-koekura.ts';

/** What happens to a profile whose files were damaged, or written by a program to come. Nothing is thrown away. */
describe('a damaged profile', () => {
  let run: RunningProgram;
  let page: Page;
  const damage = (file: string) => () => writeFileSync(join(run.profile, file), 'this is no database '.repeat(500));
  const kept = (file: string) =>
    readdirSync(run.profile).filter((name) => name.startsWith(`${file}.damaged-`) && !name.endsWith('-wal'));

  beforeAll(async () => {
    run = await openKoekura('demo', { recordings: 120, seed: 'damaged' });
    page = run.page;
    await page.getByText('120 recordings').waitFor();
    await page.getByRole('button', { name: /^Up to date/ }).waitFor();
  });
  afterAll(async () => {
    await run?.stop();
  });

  it('builds a damaged index again from Twilio, keeps the old one, and says so', async () => {
    await run.startAgain('quitting', damage('index.db'));
    await page.getByText('The index of recordings was damaged').waitFor();
    await page.getByText('120 recordings').waitFor();
    expect(kept('index.db')).toHaveLength(1);
  });

  it('never replaces a damaged record by itself, and begins a new one when told to', async () => {
    await run.startAgain('quitting', damage('record.db'));
    await page.getByText('The record on this computer is damaged').waitFor();
    expect(kept('record.db')).toEqual([]);
    await page.getByRole('button', { name: 'Keep it aside and start a new record' }).click();
    await page.getByText('The record of what was done here was damaged').waitFor();
    await page.getByText('120 recordings').waitFor();
    expect(kept('record.db')).toHaveLength(1);
  });

  it('refuses, in words, a record that a newer program has written', async () => {
    await run.startAgain('quitting', () => {
      const record = new Database(join(run.profile, 'record.db'));
      record.pragma('user_version = 999');
      record.close();
    });
    await page.getByText('The data was written by a newer Koekura').waitFor();
    expect(kept('record.db')).toHaveLength(1);
    expect(run.complaints).toEqual([]);
  });
});
