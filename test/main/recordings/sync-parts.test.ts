import { describe, expect, test } from 'vitest';
import { Failure } from '../../../main/failure.ts';
import type { CallFacts, RecordingFacts } from '../../../main/recording.ts';
import { chooseSyncPass } from '../../../main/recordings/choose-sync-pass.ts';
import { createSyncFront } from '../../../main/recordings/create-sync-front.ts';
import { createParkedCalls } from '../../../main/recordings/parked-sync-calls.ts';
import { syncCalls } from '../../../main/recordings/sync-calls.ts';
import { noSyncYet, type SyncPass } from '../../../main/recordings/sync-pass.ts';
import type { SyncTools } from '../../../main/recordings/sync-tools.ts';
import { walkSyncPages } from '../../../main/recordings/walk-sync-pages.ts';

const account = `AC${'0'.repeat(32)}`;
const day = 86_400;
const now = Date.parse('2026-11-23T12:00:00Z') / 1000;

describe('the pass to do', () => {
  const done = { pass: null, finishedAt: now - 600, coveredTo: now - 700, wholeAt: now - day };
  const first = chooseSyncPass(account, noSyncYet, false, now);

  test('is the first, over everything, where nothing was done', () => {
    expect(first).toMatchObject({
      kind: 'first',
      since: null,
      next: `/2010-04-01/Accounts/${account}/Recordings.json?PageSize=1000&IncludeSoftDeleted=true`,
    });
  });

  test('is the last three days with a day to spare, once all is known', () => {
    const pass = chooseSyncPass(account, done, false, now);
    expect(pass).toMatchObject({ kind: 'recent', since: now - 4 * day });
    expect(pass.next).toContain('DateCreated%3E=2026-11-19');
    expect(pass.calls.next).toContain('StartTime%3E=2026-11-18');
  });

  test('goes back to where the last one began, after a long absence', () => {
    const away = { ...done, coveredTo: now - 6 * day };
    expect(chooseSyncPass(account, away, false, now)).toMatchObject({ kind: 'recent', since: now - 7 * day });
  });

  test('is a whole one when asked for, or a week after the last', () => {
    expect(chooseSyncPass(account, done, true, now).kind).toBe('whole');
    expect(chooseSyncPass(account, { ...done, wholeAt: now - 7 * day }, false, now).kind).toBe('whole');
  });

  test('is the long one that was broken off, but not a short one', () => {
    const broken: SyncPass = { ...first, seen: 5000, next: '/next' };
    expect(chooseSyncPass(account, { ...done, pass: broken }, false, now)).toBe(broken);
    expect(chooseSyncPass(account, { ...done, pass: { ...broken, kind: 'recent' } }, false, now).next).not.toBe(
      '/next',
    );
  });
});

describe('parked calls', () => {
  const call = (sid: string, startedAt: number | null): CallFacts => ({
    sid,
    from: null,
    to: null,
    direction: null,
    startedAt,
  });
  const recordingOf = (sid: string): RecordingFacts => ({ call: sid }) as RecordingFacts;

  test('wait only while their recordings can still come', () => {
    const parked = createParkedCalls();
    parked.park([call('CA1', 100), call('CA2', 300), call('CA3', null)], 200);
    expect(parked.size()).toBe(2);
    expect(parked.collect([recordingOf('CA1')], 50).map(({ sid }) => sid)).toEqual(['CA1']);
    expect(parked.size()).toBe(1);
  });

  test('are bounded', () => {
    const parked = createParkedCalls();
    parked.park(
      Array.from({ length: 60_000 }, (_, at) => call(`CA${at}`, 1)),
      200,
    );
    expect(parked.size()).toBe(50_000);
  });
});

describe('the walk along a list', () => {
  const bytes = new Uint8Array();
  const ever = async (): Promise<boolean> => true;
  const noRestart = async (refusal: Error): Promise<string | null> => {
    throw refusal;
  };

  test('asks for the next page before the last one is stored, and stores in order', async () => {
    const events: string[] = [];
    await walkSyncPages({
      first: 'a',
      page: async (at) => {
        events.push(`ask ${at}`);
        return { bytes, next: at === 'a' ? 'b' : at === 'b' ? 'c' : null };
      },
      store: async ({ next }) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        events.push(`stored before ${next}`);
      },
      goesOn: ever,
      restart: noRestart,
    });
    expect(events.indexOf('ask b')).toBeLessThan(events.indexOf('stored before b'));
    expect(events.filter((event) => event.startsWith('stored'))).toEqual([
      'stored before b',
      'stored before c',
      'stored before null',
    ]);
  });

  test('ends with what storing throws, and does not run far ahead of it', async () => {
    let asked = 0;
    const walking = walkSyncPages({
      first: 'a',
      page: async () => ({ bytes, next: `page ${asked++}` }),
      store: async () => {
        throw new Failure('disk-full');
      },
      goesOn: ever,
      restart: noRestart,
    });
    await expect(walking).rejects.toMatchObject({ code: 'disk-full' });
    expect(asked).toBeLessThan(10);
  });

  test('goes on elsewhere when a token is refused, but only then', async () => {
    const asked: string[] = [];
    const walk = (first: string, code: 'twilio-refused' | 'offline') =>
      walkSyncPages({
        first,
        page: async (at) => {
          asked.push(at);
          if (at === first) throw new Failure(code);
          return { bytes, next: null };
        },
        store: async () => {},
        goesOn: ever,
        restart: async () => 'from the date',
      });
    await walk('x?PageToken=PA1', 'twilio-refused');
    expect(asked).toEqual(['x?PageToken=PA1', 'from the date']);
    await expect(walk('x?Page=0', 'twilio-refused')).rejects.toMatchObject({ code: 'twilio-refused' });
    await expect(walk('x?PageToken=PA1', 'offline')).rejects.toMatchObject({ code: 'offline' });
  });
});

test('who waits for the recordings is told when they fail, and does not take it for their end', async () => {
  const front = createSyncFront(chooseSyncPass(account, noSyncYet, false, now));
  const waiting = front.moved();
  front.fail(new Failure('offline'));
  await expect(waiting).rejects.toMatchObject({ code: 'offline' });
  await expect(front.moved()).rejects.toMatchObject({ code: 'offline' });
  expect(front.done()).toBe(false);
});

describe('paging calls', () => {
  const begun = chooseSyncPass(account, noSyncYet, false, now);
  /** Pages without end, each an hour further back, each joining `joins` recordings; gives how many were fetched. */
  const pagesFetched = async (joins: number, recordingsBackTo: number): Promise<{ pages: number; ended: boolean }> => {
    let pages = 0;
    let ended = false;
    let { calls } = begun;
    const ask = async (name: string): Promise<unknown> => {
      if (name === 'redirect') ended = true;
      calls = {
        next: 'more',
        pages: calls.pages + 1,
        joined: calls.joined + joins,
        backTo: now - (calls.pages + 1) * 3600,
      };
      return { ids: [], pass: { ...begun, calls }, skipped: 0, malformed: 0 };
    };
    const tools: Pick<SyncTools, 'account' | 'page' | 'stored'> & { readonly ask: typeof ask } = {
      account,
      ask,
      page: async () => ({ bytes: new Uint8Array(), next: `page ${++pages}` }),
      stored: () => {},
    };
    const front = createSyncFront({ ...begun, backTo: recordingsBackTo });
    front.finish();
    await syncCalls(tools as unknown as SyncTools, begun, front);
    return { pages, ended };
  };

  test('ends a day before the oldest recording', async () => {
    const { pages, ended } = await pagesFetched(100, now - 10 * 3600);
    expect(ended).toBe(true);
    expect(pages).toBeGreaterThanOrEqual(34);
    expect(pages).toBeLessThanOrEqual(37);
  });

  test('is given up where so few calls are recorded that asking one by one is cheaper', async () => {
    expect((await pagesFetched(4, now - 1000 * 3600)).pages).toBeLessThanOrEqual(6);
    expect((await pagesFetched(5, now - 100 * 3600)).pages).toBeGreaterThan(100);
  });
});
