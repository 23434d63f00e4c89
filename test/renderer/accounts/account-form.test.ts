import { expect, it } from 'vitest';
import type { Account } from '../../../main/contract.ts';
import { accountColours, freeColour, loginOf, wrongFields } from '../../../renderer/accounts/account-form.ts';

const account = `AC${'0a'.repeat(16)}`;
const keySid = `SK${'1b'.repeat(16)}`;
const form = { account, kind: 'api-key', keySid, region: 'ie1', name: 'Osaka', colour: 'teal' } as const;

it('finds nothing wrong with a whole form', () => {
  expect(wrongFields(form, true)).toEqual([]);
  expect(wrongFields({ ...form, kind: 'auth-token', keySid: '' }, true)).toEqual([]);
});

it.each([
  [{ account: 'AC123' }, true, ['account']],
  [{ account: keySid }, true, ['account']],
  [{ keySid: '' }, true, ['keySid']],
  [{ keySid: `${keySid}0` }, true, ['keySid']],
  [{ name: '  ' }, true, ['name']],
  [{}, false, ['secret']],
  [{ account: '', keySid: '', name: '' }, false, ['account', 'keySid', 'secret', 'name']],
] as const)('names the fields that %j (secret given: %s) leaves wrong, in their order', (change, secret, wrong) => {
  expect(wrongFields({ ...form, ...change }, secret)).toEqual(wrong);
});

it('logs in as the API key, or as the account itself with its Auth Token, without the blanks around a paste', () => {
  expect(loginOf({ ...form, account: ` ${account}\n`, keySid: ` ${keySid} ` })).toEqual({
    account,
    region: 'ie1',
    user: keySid,
  });
  expect(loginOf({ ...form, kind: 'auth-token' }).user).toBe(account);
});

it('offers the first colour that no account wears', () => {
  const wearing = (colours: readonly Account['colour'][]) => colours.map((colour) => ({ colour }) as Account);
  expect(freeColour([])).toBe('teal');
  expect(freeColour(wearing(['teal', 'violet']))).toBe('blue');
  expect(freeColour(wearing(accountColours))).toBe('teal');
});
