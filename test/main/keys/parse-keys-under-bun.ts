import { generateKey } from '../../../main/keys/generate-key.ts';
import { readBackup } from '../../../main/keys/read-backup.ts';
import { writeBackup } from '../../../main/keys/write-backup.ts';
import { judgeKey } from './judge-key.ts';
import { keyCases } from './key-cases.ts';

declare const Bun: { readonly deepEquals: (one: unknown, other: unknown) => boolean };

/** Run by parse-under-bun.test.ts under Bun, which has BoringSSL inside as Electron has; says as JSON what it found. */
const outcomes = keyCases.map((keyCase) => ({
  title: keyCase.title,
  expected: keyCase.expected,
  found: judgeKey(keyCase),
}));
const otherwise = outcomes.filter(({ expected, found }) => !Bun.deepEquals(expected, found));

const key = await generateKey();
const { fingerprint, bits } = key;
const file = await writeBackup(key.privateHalf, { name: 'A', fingerprint, bits, madeAt: 1 }, 'correct horse battery');
const restored = await readBackup(file, 'correct horse battery');
const backup = Bun.deepEquals(restored.key, key) ? 'came back' : 'differs';

process.stdout.write(JSON.stringify({ cases: outcomes.length, otherwise, backup }));
