import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { answerInstead } from '../support/answer-instead.ts';
import { soundSeconds } from '../support/fake-answers.ts';
import { sampleKeySids } from '../support/fake-recordings.ts';
import { findBarriers } from '../support/find-barriers.ts';
import type { OpenPage, View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

/** Rows of the sample: two channels and left at 7 s, one channel, one whose key is missing, one stored elsewhere. */
const rows = { two: 18, one: 3, noKey: 17, elsewhere: 4 };

/** HTMLMediaElement.networkState of an element that was let go. */
const noSource = 3;

describe('the player', () => {
  const viewer = useViewer();
  let view: OpenPage;
  let page: Page;

  const show = async (given: Partial<View> = {}) => {
    view = await viewer.open(given);
    page = view.page;
  };
  const play = (row: number) => page.locator(`[role=row][aria-rowindex="${row + 2}"]`).dblclick();
  const audio = () =>
    page.evaluate(() => {
      const element = document.querySelector('audio');
      return element && { ...pick(element), source: element.getAttribute('src') };
      function pick({ currentTime, paused, playbackRate, preservesPitch, volume, muted }: HTMLAudioElement) {
        return { currentTime, paused, playbackRate, preservesPitch, volume, muted };
      }
    });
  const playing = () => page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.2);
  const asked = (name: string) => view.asked.filter((call) => call.name === name).map((call) => call.input);
  /** Waits until the position stands near `seconds`, while the sound goes on. */
  const near = (seconds: number) =>
    page.waitForFunction((s) => {
      const now = document.querySelector('audio')?.currentTime ?? -1;
      return now >= s - 0.1 && now < s + 2;
    }, seconds);

  /** Pauses and gives the position, which then stands still. */
  const pauseAt = async () => {
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.querySelector('audio')?.paused);
    return (await audio())?.currentTime ?? -1;
  };

  it('plays what was opened, from its own address and not before main has answered', async () => {
    await show({ scene: { delay: 400 } });
    await play(rows.one);
    await page.getByText('Checking that every byte is authentic').last().waitFor();
    expect(await audio()).toBeNull();
    await playing();
    expect(await audio()).toMatchObject({ source: 'audio/sound-1', paused: false, preservesPitch: true, volume: 0.8 });
  });

  it('goes on where one left off, and back to the start when asked', async () => {
    await show();
    await play(rows.two);
    await near(7);
    await page.getByRole('button', { name: 'From the start' }).click();
    await near(0);
  });

  it('seeks by key, by click and by drag', async () => {
    await show();
    await play(rows.two);
    await near(7);
    await page.keyboard.press('ArrowRight');
    await near(12);
    await page.keyboard.press('Shift+ArrowLeft');
    await near(0);
    const slider = page.getByRole('slider', { name: 'Position' });
    const place = await slider.boundingBox();
    if (place === null) throw new Error('no waveform');
    await slider.click({ position: { x: place.width / 2, y: 20 } });
    await near(soundSeconds / 2);
    await page.mouse.move(place.x + place.width / 4, place.y + 20);
    await page.mouse.down();
    await page.mouse.move(place.x + place.width / 8, place.y + 20, { steps: 4 });
    await page.mouse.up();
    await near(soundSeconds / 8);
  });

  it('pauses and plays with Space, notes the position, and says it', async () => {
    await show();
    await play(rows.one);
    await playing();
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.querySelector('audio')?.paused);
    // The event comes a moment after the element says that it is paused.
    await expect.poll(() => asked('playback.note-position')).toHaveLength(1);
    await page.getByText(/^Paused at \d seconds?$/).waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.querySelector('audio')?.paused === false);
  });

  it('changes speed by key, keeps the pitch, and has it remembered with the volume', async () => {
    await show();
    await play(rows.one);
    await playing();
    await page.keyboard.press('.');
    await page.keyboard.press('.');
    await page.keyboard.press(',');
    await page.waitForFunction(() => document.querySelector('audio')?.playbackRate === 1.25);
    expect(await audio()).toMatchObject({ preservesPitch: true });
    await page.getByRole('slider', { name: 'Volume' }).fill('0.3');
    await expect.poll(() => asked('settings.change').at(-1)).toEqual({ speed: 1.25, volume: 0.3 });
    await page.keyboard.press('m');
    await page.waitForFunction(() => document.querySelector('audio')?.muted);
  });

  it('lets each channel be heard alone, muted and moved between the ears', async () => {
    await show();
    // Listens where the sound leaves the graph: loudness of the left and the right ear.
    await page.evaluate(() => {
      const make = AudioContext.prototype.createChannelMerger;
      AudioContext.prototype.createChannelMerger = function (inputs) {
        const merger = make.call(this, inputs);
        const splitter = this.createChannelSplitter(2);
        const ears = [this.createAnalyser(), this.createAnalyser()];
        merger.connect(splitter);
        for (const [side, ear] of ears.entries()) splitter.connect(ear, side);
        Object.assign(window, {
          loudness: () =>
            ears.map((ear) => {
              const samples = new Float32Array(ear.fftSize);
              ear.getFloatTimeDomainData(samples);
              return samples.some((sample) => Math.abs(sample) > 0.05);
            }),
        });
        return merger;
      };
    });
    await play(rows.two);
    await near(7);
    const ears = (left: boolean, right: boolean) =>
      page.waitForFunction(
        (wanted) => String((window as unknown as { loudness: () => boolean[] }).loudness()) === wanted,
        String([left, right]),
      );
    // The first channel speaks from 5.4 to 8 s; it was recorded on the left.
    await ears(true, false);
    await page.keyboard.press('1');
    await ears(true, true);
    await page.keyboard.press('1');
    await page.keyboard.press('Shift+Digit1');
    await ears(false, false);
    await page.keyboard.press('Shift+Digit1');
    await page.keyboard.press('Shift+ArrowLeft');
    await page
      .getByRole('slider', { name: /between the ears/ })
      .first()
      .fill('1');
    await ears(false, true);
    expect(await page.getByRole('button', { name: /^Hear .* alone \(2\)/ }).getAttribute('aria-pressed')).toBe('false');
  });

  it('falls silent when main says so', async () => {
    await show();
    await play(rows.one);
    await playing();
    await view.emit('playback.stop', {});
    await page.waitForFunction(() => document.querySelector('audio')?.paused);
  });

  it('goes to the next and the previous recording by key, and closes the one before', async () => {
    await show();
    await play(rows.two);
    await near(7);
    const paused = await pauseAt();
    await page.keyboard.press('n');
    await expect.poll(() => asked('playback.open')).toHaveLength(2);
    await expect
      .poll(() => asked('playback.close'))
      .toEqual([{ token: 'sound-2', position: expect.closeTo(paused, 1) }]);
    await playing();
    await page.keyboard.press('p');
    await expect.poll(() => asked('playback.open')).toHaveLength(3);
    expect(asked('playback.open')[2]).toEqual(asked('playback.open')[0]);
  });

  it('lets go of the sound and tells main the position when it is closed', async () => {
    await show();
    await play(rows.two);
    await near(7);
    const paused = await pauseAt();
    const element = await page.evaluateHandle(() => document.querySelector('audio'));
    await page.getByRole('button', { name: 'Close the player' }).click();
    await expect
      .poll(() => asked('playback.close'))
      .toEqual([{ token: 'sound-2', position: expect.closeTo(paused, 1) }]);
    expect(await audio()).toBeNull();
    expect(await element.evaluate((old) => [old?.paused, old?.networkState, old?.getAttribute('src')])).toEqual([
      true,
      noSource,
      '',
    ]);
  });

  it('shows how far fetching has come and lets it be called off', async () => {
    await show({ scene: { delay: 1500 } });
    await play(rows.one);
    await page.getByText('Checking that every byte is authentic').last().waitFor();
    await expect.poll(() => asked('playback.open')).toHaveLength(1);
    const opened = asked('playback.open')[0] as { sid: string };
    await view.emit('playback.fetching', { sid: opened.sid, received: 1_000_000, expected: 4_000_000 });
    await page.getByText('1 MB of 4 MB').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => asked('playback.cancel')).toEqual([opened]);
  });

  it('says it was called off, without alarm, and offers to open it again', async () => {
    await show({ scene: { failing: { 'playback.open': 'cancelled' } } });
    await play(rows.one);
    await page.getByText('Cancelled').waitFor();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect.poll(() => asked('playback.open')).toHaveLength(2);
  });

  it('names the missing key and leads to the keys', async () => {
    await show();
    await play(rows.noKey);
    const said = page.getByRole('alert');
    await said.getByText(`It was sealed for ${sampleKeySids.missing}.`).waitFor();
    expect(await audio()).toBeNull();
    await page.getByRole('link', { name: 'Import a key…' }).click();
    await page.getByRole('heading', { name: 'Keys', exact: true }).waitFor();
  });

  it('says what is wrong with a damaged recording, in numbers, and plays nothing of it', async () => {
    await show();
    const facts = { check: 'tag', expectedBytes: 482_344, foundBytes: 482_300 };
    await answerInstead(page, 'playback.open', { ok: false, failure: { code: 'audio-damaged', facts } });
    await play(rows.one);
    await page.getByText('Its authentication tag is wrong. Expected: 482,344 bytes; found: 482,300.').waitFor();
    expect(await audio()).toBeNull();
  });

  it('says when the sound broke off, and opens it again', async () => {
    await show();
    await page.route('**/audio/**', (route) => route.fulfill({ status: 404 }));
    await play(rows.one);
    await page.getByText('The recording has been closed').waitFor();
    await page.unroute('**/audio/**');
    await page.getByRole('button', { name: 'Open again' }).click();
    await playing();
    viewer.forgive(/status of 404/);
  });

  it.each([
    ['light', 'en', rows.two],
    ['dark', 'ja', rows.two],
    ['light', 'ja', rows.elsewhere],
    ['dark', 'en', rows.noKey],
  ] as const)('has no barrier for anybody (%s, %s, row %i)', async (theme, language, row) => {
    await show({ width: 1024, scene: { theme, language } });
    await play(row);
    await page.getByRole('region', { name: language === 'en' ? 'Player' : 'プレーヤー' }).waitFor();
    await page.waitForTimeout(500);
    expect(await findBarriers(page)).toEqual([]);
  });
});
