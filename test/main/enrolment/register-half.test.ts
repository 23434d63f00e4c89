import { describe, expect, test } from 'vitest';
import type { Key } from '../../../main/contract.ts';
import { nameAtTwilio, namesKey } from '../../../main/enrolment/name-at-twilio.ts';
import { findHalf, type PublicKeys, registerHalf } from '../../../main/enrolment/register-half.ts';
import { Failure, type FailureCode } from '../../../main/failure.ts';

const keySid = `CR${'7'.repeat(32)}`;
const key: Key = {
  fingerprint: 'ab'.repeat(32),
  name: 'vre 2027',
  bits: 2048,
  addedAt: 0,
  origin: 'generated',
  keptIn: 'keychain',
  backedUpAt: 1,
  lastUse: null,
  opens: [],
};
const ours = { sid: keySid, name: nameAtTwilio(key.name, key.fingerprint) };

/** Twilio as far as it is asked: what it lists, and how it fails. */
function twilioWith(
  failing: { readonly create: FailureCode | null; readonly list: FailureCode | null },
  listed = [ours],
) {
  const asked: string[] = [];
  const keys: PublicKeys = {
    list: async () => {
      asked.push('list');
      if (failing.list !== null) throw new Failure(failing.list);
      return { value: listed, at: 5 };
    },
    create: async () => {
      asked.push('create');
      if (failing.create !== null) throw new Failure(failing.create);
      return { value: ours, at: 5 };
    },
  };
  return { keys, asked };
}

describe('registering a public half', () => {
  test.each(['offline', 'twilio-unwell', 'twilio-answer-strange', 'proxy-refused'] as const)(
    'asks for the list after %s, where it may be all the same',
    async (create) => {
      const { keys, asked } = twilioWith({ create, list: null });
      expect(await registerHalf(keys, key, 'pem')).toEqual({ keySid, by: 'api', at: 5 });
      expect(asked).toEqual(['create', 'list']);
    },
  );

  test('fails with what broke it when the list does not have it, or cannot be had', async () => {
    const missing = twilioWith({ create: 'offline', list: null }, []);
    await expect(registerHalf(missing.keys, key, 'pem')).rejects.toMatchObject({ code: 'offline' });
    const away = twilioWith({ create: 'offline', list: 'twilio-unwell' });
    await expect(registerHalf(away.keys, key, 'pem')).rejects.toMatchObject({ code: 'offline' });
    // Later the list can be had, and is looked at before anything is registered.
    expect(await findHalf(twilioWith({ create: 'offline', list: null }).keys, key)).toMatchObject({ keySid });
  });

  test.each(['public-key-wrong-length', 'public-keys-refused', 'twilio-wrong-secret', 'cancelled'] as const)(
    'believes %s: nothing was registered',
    async (create) => {
      const { keys, asked } = twilioWith({ create, list: null });
      await expect(registerHalf(keys, key, 'pem')).rejects.toMatchObject({ code: create });
      expect(asked).toEqual(['create']);
    },
  );
});

describe('finding a public half', () => {
  const other = { sid: `CR${'8'.repeat(32)}`, name: nameAtTwilio(key.name, 'cd'.repeat(32)) };
  const nameless = { sid: `CR${'9'.repeat(32)}`, name: 'by hand' };
  test.each([
    ['by the fingerprint in its name', [other, ours], key, keySid],
    ['by a SID it was shown to open', [other, nameless], { ...key, opens: [nameless.sid] }, nameless.sid],
    ['not by another’s name', [other, nameless], key, undefined],
  ])('%s', async (_, listed, of, expected) => {
    expect((await findHalf(twilioWith({ create: null, list: null }, listed).keys, of))?.keySid).toBe(expected);
  });
});

test.each([
  ['short', 'vre 2027'],
  ['as long as a name may be', 'n'.repeat(64)],
  ['of characters that take two units', '𠮷'.repeat(40)],
])('a name that is %s stays within 64 characters and is recognised', (_, name) => {
  const called = nameAtTwilio(name, key.fingerprint);
  expect(called.length).toBeLessThanOrEqual(64);
  expect(called.isWellFormed()).toBe(true);
  expect(namesKey(called, key.fingerprint)).toBe(true);
  expect(namesKey(called, 'cd'.repeat(32))).toBe(false);
});
