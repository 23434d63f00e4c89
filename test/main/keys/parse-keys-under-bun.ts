import { judgeKey } from './judge-key.ts';
import { keyCases } from './key-cases.ts';

/** Run by parse-under-bun.test.ts under Bun, which has BoringSSL inside as Electron has: what ended otherwise, as JSON. */
const outcomes = keyCases.map((keyCase) => ({
  title: keyCase.title,
  expected: keyCase.expected,
  found: judgeKey(keyCase),
}));
const otherwise = outcomes.filter(({ expected, found }) => !Bun.deepEquals(expected, found));
process.stdout.write(JSON.stringify({ cases: outcomes.length, otherwise }));
declare const Bun: { readonly deepEquals: (one: unknown, other: unknown) => boolean };
