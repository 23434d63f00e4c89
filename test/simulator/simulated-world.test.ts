import { constants, createPrivateKey, createPublicKey, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTenants, type Origins } from './create-tenant.ts';
import { mix, unmix } from './world/mix.ts';
import { oaepWrap } from './world/oaep-wrap.ts';
import { numberOf, sidOf } from './world/sid.ts';
import { timeAfterWorking, workingTimeBefore } from './world/working-time.ts';
import { firstCreatedSince } from './world/world.ts';

const word = fc.integer({ min: 0, max: 0xffff_ffff });

describe('numbers and SIDs', () => {
  test('mixing can be undone', () => {
    fc.assert(fc.property(word, (value) => unmix(mix(value)) === value));
  });

  test('a SID leads back to its number, and no other seed’s or kind’s does', () => {
    fc.assert(
      fc.property(word, word, (seed, number) => {
        const sid = sidOf(seed, 'RE', number);
        expect(sid).toMatch(/^RE[0-9a-f]{32}$/);
        expect(numberOf(seed, 'RE', sid)).toBe(number);
        expect(numberOf(seed, 'RE', `RE${sid.slice(2).toUpperCase()}`)).toBe(number);
        expect(numberOf(seed + 1, 'RE', sid)).toBeNull();
        expect(numberOf(seed, 'CA', sid)).toBeNull();
        expect(numberOf(seed, 'RE', `${sid.slice(0, -1)}${sid.endsWith('0') ? '1' : '0'}`)).toBeNull();
      }),
    );
  });

  test('working time and time undo each other in working hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 11 * 3600 - 1 }), (day, second) => {
        const time = day * 86_400 + second;
        return timeAfterWorking(workingTimeBefore(time)) === time;
      }),
    );
  });
});

test('a wrapped content key opens with node:crypto, and is the same each time', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const wrap = (key: Buffer) =>
    oaepWrap(createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })), key, Buffer.alloc(32, 7));
  const open = {
    key: createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    padding: constants.RSA_PKCS1_OAEP_PADDING,
    oaepHash: 'sha256',
  };
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 0, maxLength: 64 }), (bytes) => {
      const key = Buffer.from(bytes);
      expect(privateDecrypt(open, wrap(key)).equals(key)).toBe(true);
      expect(wrap(key).equals(wrap(key))).toBe(true);
    }),
    { numRuns: 25 },
  );
});

describe('a world', () => {
  const origins: Origins = {
    seed: 'w',
    recordings: 5000,
    subaccounts: 1,
    subaccountRecordings: 0,
    elsewhere: 0,
    anchor: 1_790_000_000,
    kind: 'demo',
    duration: null,
  };
  const [{ world }] = createTenants(origins);
  const recordings = Array.from({ length: 5000 }, (_, number) => world.recording(number));

  test('never goes back in time as numbers grow, and ends before its anchor', () => {
    expect(recordings.every(({ createdAt }, at) => at === 0 || createdAt >= (recordings[at - 1]?.createdAt ?? 0))).toBe(
      true,
    );
    expect(recordings.at(-1)?.createdAt).toBeLessThanOrEqual(origins.anchor);
  });

  test('finds by bisection what a scan finds', () => {
    for (const time of [
      0,
      origins.anchor,
      ...recordings.filter((_, at) => at % 500 === 0).flatMap(({ createdAt: at }) => [at - 1, at, at + 1]),
    ]) {
      const scanned = recordings.findIndex(({ createdAt }) => createdAt >= time);
      expect(firstCreatedSince(world, time)).toBe(scanned < 0 ? 5000 : scanned);
    }
  });

  test('has both kinds, both channels, both keys and every source in plenty', () => {
    const count = (suits: (one: (typeof recordings)[number]) => boolean) => recordings.filter(suits).length;
    const { current, earlier, lost } = world.plan.keys;
    expect(count(({ keySid }) => keySid === null)).toBeGreaterThan(500);
    expect(count(({ keySid }) => keySid === current)).toBeGreaterThan(500);
    expect(count(({ keySid }) => keySid === earlier)).toBeGreaterThan(500);
    expect(count(({ keySid }) => keySid === lost)).toBe(2);
    expect(count(({ damaged }) => damaged)).toBe(1);
    expect(count(({ channels }) => channels === 1)).toBeGreaterThan(1000);
    expect(count(({ channels }) => channels === 2)).toBeGreaterThan(1000);
    expect(new Set(recordings.map(({ source }) => source)).size).toBe(7);
    expect(count(({ storedElsewhere }) => storedElsewhere)).toBeGreaterThan(5);
    expect(count(({ errorCode }) => errorCode !== null)).toBeGreaterThan(10);
  });

  test('of ordinary recordings has nothing odd in it', () => {
    const [{ world: ordinary }] = createTenants({ ...origins, kind: 'ordinary', duration: 9 });
    for (let number = 0; number < 5000; number += 1) {
      const one = ordinary.recording(number);
      const facts = [one.duration, one.errorCode, one.storedElsewhere, one.damaged, one.removedAt, one.rated];
      expect(facts).toEqual([9, null, false, false, null, true]);
    }
  });
});
