import { describe, expect, test } from 'vitest';
import type { Account } from '../../../main/contract.ts';
import { familiesOf, lookedFor } from '../../../renderer/app/families.ts';

const account = (sid: string, name: string, parent: string | null = null): Account => ({
  ...{ sid, name, colour: 'teal', region: 'us1', credential: 'api-key', credentialEnds: '', keptIn: 'keychain' },
  ...{ sealingKey: null, parent, borrowed: parent !== null, status: 'active' },
});
const all = [
  account('ACb', 'Zeta', 'ACa'),
  account('ACa', 'Head office'),
  account('ACc', 'ｋｏｂｅ', 'ACa'),
  account('ACd', 'Orphan', 'ACgone'),
];
const shape = (families: ReturnType<typeof familiesOf>) =>
  families.map(({ head, children }) => [head.name, ...children.map(({ name }) => name)]);

describe('families of accounts', () => {
  test('put subaccounts under their parent by name, and those of nobody connected by themselves', () => {
    expect(shape(familiesOf(all))).toEqual([['Head office', 'ｋｏｂｅ', 'Zeta'], ['Orphan']]);
  });

  test.each([
    ['', [['Head office', 'ｋｏｂｅ', 'Zeta'], ['Orphan']]],
    ['KOBE', [['Head office', 'ｋｏｂｅ']]],
    ['head', [['Head office']]],
    ['acd', [['Orphan']]],
    ['nowhere', []],
  ])('keep what is looked for by %j', (term, expected) => {
    expect(shape(lookedFor(familiesOf(all), term))).toEqual(expected);
  });
});
