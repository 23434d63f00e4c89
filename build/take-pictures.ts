import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openKoekura } from '../test/support/open-koekura.ts';
import { buildWhenStale } from './build-when-stale.ts';
import {
  addArchive,
  checkUp,
  hearOne,
  holdOne,
  scrollToTop,
  selectAll,
  show,
  showUntil,
  start,
} from './pictures/demo-steps.ts';
import { takeGuidePictures } from './pictures/guide-pictures.ts';
import { shrinkPng } from './pictures/shrink-png.ts';

/**
 * `npm run pictures`: takes the pictures of the README and of both guides from the demo, on the stand-in, so that they show
 * what there is. Calls and voices are the same each time; the days are counted from today.
 */

const docs = resolve(import.meta.dirname, '../docs');
const day = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * day).toISOString().slice(0, 10);

if (!buildWhenStale()) process.exit(1);
const archives = join(tmpdir(), 'koekura-pictures');
rmSync(archives, { recursive: true, force: true });
mkdirSync(archives);
const demo = await openKoekura('demo', { recordings: 600, seed: 'demo' });
try {
  const { page } = demo;
  await page.setViewportSize({ width: 1440, height: 860 });
  // Where the demo's company is.
  const link = await page.context().newCDPSession(page);
  await link.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Tokyo' });
  await page.reload();
  await page.getByText(/^[\d,]+ recordings,/).waitFor();
  await addArchive(page, join(archives, 'vault'), 'Vault Tokyo');
  await show(page, 'All recordings');
  await showUntil(page, daysAgo(60));
  await holdOne(page);
  await selectAll(page);
  await page.getByRole('button', { name: 'Evacuate…' }).click();
  const plan = page.getByRole('dialog');
  await plan.getByText('What will be done').waitFor();
  keep('evacuate.png', await plan.screenshot());
  await start(page);
  await checkUp(page);
  await show(page, 'All recordings');
  await showUntil(page, daysAgo(59));
  await hearOne(page);
  await scrollToTop(page);
  keep('koekura.png', await page.screenshot());
  await takeGuidePictures(page, join(docs, 'pictures'));
} finally {
  await demo.stop();
  rmSync(archives, { recursive: true, force: true });
}

function keep(name: string, picture: Buffer): void {
  writeFileSync(join(docs, name), shrinkPng(picture));
}
