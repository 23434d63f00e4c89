import { expect, test, vi } from 'vitest';
import type { FailureAnswer } from '../../../main/contract.ts';
import { createRecordingPages, pageSize } from '../../../renderer/list/recording-pages.ts';
import { sampleRecording } from '../../support/fake-recordings.ts';

const offline: FailureAnswer = { code: 'offline', facts: {} };
const settle = () => new Promise((done) => setTimeout(done, 5));

function open(matching: number) {
  const asked: number[] = [];
  let failing = false;
  const pages = createRecordingPages(
    async (offset, limit) => {
      asked.push(offset / pageSize);
      if (failing) throw new Error('no answer');
      const rows = Array.from({ length: Math.min(limit, matching - offset) }, (_, n) => sampleRecording(offset + n));
      return { rows, matching, seconds: matching * 60, revision: 1 };
    },
    () => offline,
  );
  return { pages, asked, fail: (does: boolean) => (failing = does) };
}

test('the rows in sight are asked for, and each page once', async () => {
  const { pages, asked } = open(10_000);
  pages.see(0, 30);
  await settle();
  pages.see(3, 33);
  await settle();
  expect(asked).toEqual([0]);
  expect(pages.known().matching).toBe(10_000);
  expect(pages.known().rowAt(30)?.sid).toBe(sampleRecording(30).sid);
  expect(pages.known().rowAt(pageSize)).toBeUndefined();
});

test('the next page is asked for before it comes into sight', async () => {
  const { pages, asked } = open(10_000);
  pages.see(0, 30);
  await settle();
  pages.see(70, 100);
  await settle();
  expect(asked).toEqual([0, 1]);
});

test('nothing is asked for beyond the end', async () => {
  const { pages, asked } = open(100);
  pages.see(0, 30);
  await settle();
  pages.see(70, 100);
  await settle();
  expect(asked).toEqual([0]);
});

test('of a scrollbar dragged through thousands only where it rests is asked for', async () => {
  const { pages, asked } = open(1_000_000);
  pages.see(0, 30);
  await settle();
  for (let first = 10_000; first <= 500_000; first += 10_000) pages.see(first, first + 30);
  await settle();
  expect(asked).toEqual([0]);
  await vi.waitFor(() => expect(pages.known().rowAt(500_000)).toBeDefined());
  expect(asked.slice(1).every((page) => Math.abs(page - Math.floor(500_000 / pageSize)) <= 1)).toBe(true);
});

test('news from main: rows stay in sight until the newer ones come', async () => {
  const { pages, asked } = open(500);
  pages.see(0, 30);
  await settle();
  pages.renew();
  expect(pages.known().rowAt(0)).toBeDefined();
  await settle();
  expect(asked).toEqual([0, 0]);
});

test('a failure is told and nothing more asked until it is tried again', async () => {
  const { pages, asked, fail } = open(500);
  fail(true);
  pages.see(0, 30);
  await settle();
  pages.see(200, 230);
  await settle();
  expect(pages.known().failure).toEqual(offline);
  expect(asked).toEqual([0]);
  fail(false);
  pages.renew();
  await settle();
  expect(pages.known()).toMatchObject({ failure: null, matching: 500 });
});

test('what was learned first does not stay for ever: the oldest pages go', async () => {
  const { pages } = open(1_000_000);
  for (let page = 0; page < 60; page++) {
    pages.see(page * pageSize, page * pageSize + 30);
    await vi.waitFor(() => expect(pages.known().rowAt(page * pageSize)).toBeDefined());
  }
  expect(pages.known().rowAt(0)).toBeUndefined();
  expect(pages.known().rowAt(59 * pageSize)).toBeDefined();
}, 30_000);
