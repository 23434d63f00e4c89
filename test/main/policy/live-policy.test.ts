import { expect, test } from 'vitest';
import { createLivePolicy } from '../../../main/policy/live-policy.ts';
import { mustAllowExport } from '../../../main/policy/must-allow-export.ts';
import { mustAllowLifting } from '../../../main/policy/must-allow-lifting.ts';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import { brokenPolicy, policyOf } from '../../support/policy-of.ts';

const forbidden = expect.objectContaining({ code: 'forbidden-by-policy' });
const unreadable = expect.objectContaining({ code: 'policy-unreadable' });

test('what is forbidden while the program runs is forbidden at once to whoever holds the policy, and says where from', () => {
  const { inForce, take, shown } = createLivePolicy(noPolicy);
  mustAllowExport(inForce);
  expect(take(policyOf({ 'export.forbidPlain': true }))).toBe(true);
  expect(() => mustAllowExport(inForce)).toThrow(forbidden);
  expect(shown()).toMatchObject({ source: 'file', place: '/etc/p', tightened: ['export.forbidPlain'], waiting: [] });
});

test('what is allowed again stays forbidden until the next start, and is named', () => {
  const first = policyOf({ 'export.forbidPlain': true, 'holds.forbidLifting': true });
  const { inForce, take, shown } = createLivePolicy(first);
  expect(take(policyOf({ 'holds.forbidLifting': true }))).toBe(true);
  expect(() => mustAllowExport(inForce)).toThrow(forbidden);
  expect(shown()).toMatchObject({ tightened: [], waiting: ['export.forbidPlain'] });
  // Also when the whole of it is taken away.
  take(noPolicy);
  expect(() => mustAllowLifting(inForce)).toThrow(forbidden);
  expect(shown()).toMatchObject({ source: 'file', waiting: ['export.forbidPlain', 'holds.forbidLifting'] });
});

test('what was made stricter since the start does not go with the next change either', () => {
  const { inForce, take, shown } = createLivePolicy(noPolicy);
  take(policyOf({ 'export.forbidPlain': true }));
  take(noPolicy);
  expect(() => mustAllowExport(inForce)).toThrow(forbidden);
  expect(shown()).toMatchObject({ tightened: ['export.forbidPlain'], waiting: ['export.forbidPlain'] });
});

test('one that cannot be understood closes everything, until it can be', () => {
  const { inForce, take, shown } = createLivePolicy(noPolicy);
  expect(take(brokenPolicy)).toBe(true);
  expect(() => mustAllowExport(inForce)).toThrow(unreadable);
  expect(shown()).toMatchObject({ waiting: [], mended: false, problems: brokenPolicy.problems });
  expect(take(policyOf({}))).toBe(true);
  mustAllowExport(inForce);
});

test('one that could not be understood at the start keeps everything closed until the next, and says that it is mended', () => {
  const { inForce, take, shown } = createLivePolicy(brokenPolicy);
  expect(shown().mended).toBe(false);
  expect(take(brokenPolicy)).toBe(false);
  expect(take(policyOf({}))).toBe(true);
  expect(() => mustAllowExport(inForce)).toThrow(unreadable);
  expect(shown()).toMatchObject({ mended: true, problems: brokenPolicy.problems });
});

test('the same once more is no change, and the way out is as it was at the start', () => {
  const first = policyOf({ 'network.proxy': 'direct' });
  const { inForce, take, shown } = createLivePolicy({ ...first, certificates: ['one'] });
  expect(take(policyOf({ 'network.proxy': 'direct' }))).toBe(false);
  expect(take({ ...policyOf({ 'network.proxy': 'http://p.example.com:80' }), certificates: [] })).toBe(true);
  expect(inForce).toMatchObject({ rules: { 'network.proxy': 'direct' }, certificates: ['one'] });
  expect(shown().waiting).toEqual(['network.proxy']);
});
