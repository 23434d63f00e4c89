import type { Archive, Finding } from '../../main/contract.ts';
import type { Answers, Emit } from './fake-bridge.ts';

type Ours = Pick<
  Answers,
  'archives.try-bucket' | 'archives.add-bucket' | 'archives.policy' | 'archives.copy-policy' | 'archives.change-keys'
>;

const found = (check: string, verdict: Finding['verdict'], facts: Finding['facts'] = {}): Finding => ({
  check,
  verdict,
  facts,
});

/** A bucket as it is met most often: sound, but for what nobody has turned on. */
const findings: readonly Finding[] = [
  found('region', 'good', { region: 'ap-northeast-1', chosen: 'ap-northeast-1' }),
  found('transport', 'good'),
  found('clock', 'good', { seconds: 0 }),
  found('public-access', 'good'),
  found('stranger', 'good', { status: 403 }),
  found('encryption', 'good', { algorithm: 'AES256', key: '' }),
  found('versioning', 'warn'),
  found('object-lock', 'unknown', { reason: 'AccessDenied' }),
  found('expiry', 'good'),
  found('abandoned-uploads', 'warn'),
  found('probe', 'good'),
  found('conditional-writes', 'good', { how: '412' }),
  found('checksums', 'good'),
  found('storage-class', 'good', { name: 'STANDARD' }),
];
/** In the bucket of this name a rule removes copies. */
export const expiringBucket = 'expiring';

/** Buckets of the fake. */
export function answerBuckets(emit: Emit): Ours {
  return {
    'archives.try-bucket': ({ place }) => ({
      findings: findings.map((one) =>
        one.check === 'expiry' && place.bucket === expiringBucket
          ? found('expiry', 'bad', { rule: 'tidy', days: 365 })
          : one,
      ),
      found: false,
    }),
    'archives.add-bucket': ({ place, name }) => {
      emit('archives.changed', {});
      const added: Archive = {
        archive: '5c1f9d27-7f0e-4a3b-8d57-2b9a6c4e1f03',
        name,
        place,
        addedAt: 0,
        verified: { count: 0, seconds: 0 },
        unverified: 0,
        bytes: 0,
        checkedAt: null,
        checkBegan: null,
        damaged: 0,
        missing: 0,
        preflight: [...findings],
        preflightAt: 0,
        reachable: true,
      };
      return added;
    },
    'archives.policy': ({ place }) => ({
      policy: JSON.stringify({ Statement: [{ Resource: `arn:aws:s3:::${place.bucket}` }] }, null, 2),
    }),
    'archives.copy-policy': () => ({}),
    'archives.change-keys': () => ({}),
  };
}
