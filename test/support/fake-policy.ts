import type { Policy, ShownPolicy } from '../../main/contract.ts';
import type { Answers, Scene } from './fake-bridge.ts';
import { sampleAccounts } from './fake-recordings.ts';

/** What is laid down in each scene. */
export const policies: Readonly<Record<Scene['policy'], Policy>> = {
  none: { source: 'none', place: '', rules: {}, authorities: [], problems: [] },
  strict: {
    source: 'registry',
    place: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Koekura',
    rules: {
      'accounts.allowed': [sampleAccounts[0].slice(0, 34)],
      'accounts.regions': ['ie1'],
      'archives.buckets': ['recordings ap-northeast-1', 'recordings us-east-1 https://store.example.com'],
      'export.forbidPlain': true,
      'removal.requireVerifiedCopy': true,
      'removal.minimumGraceHours': 24,
      'retention.minimumDays': 36_500,
      'holds.accounts': [sampleAccounts[1].slice(0, 34)],
      'holds.forbidLifting': true,
      'updates.check': 'off',
      'network.proxy': 'http://proxy.example.com:8080',
      'network.extraAuthorities': ['C:\\ProgramData\\Example\\root.pem'],
    },
    authorities: [{ subject: 'CN=Example Works Root', expires: 2_000_000_000 }],
    problems: [],
  },
  broken: {
    source: 'file',
    place: '/etc/koekura/policy.json',
    rules: { 'removal.requireVerifiedCopy': true },
    authorities: [],
    problems: [
      { problem: 'unknown-key', key: 'export.forbidPlian', detail: '' },
      { problem: 'wrong-value', key: 'retention.minimumDays', detail: '"90 days"' },
    ],
  },
};

/** What was laid down since the start. */
const later: Readonly<Record<Scene['policyLater'], Pick<ShownPolicy, 'tightened' | 'waiting' | 'mended'>>> = {
  nothing: { tightened: [], waiting: [], mended: false },
  both: { tightened: ['export.forbidPlain'], waiting: ['network.proxy', 'holds.forbidLifting'], mended: false },
  mended: { tightened: [], waiting: [], mended: true },
};

export const answerPolicy = (scene: Scene): Pick<Answers, 'policy.read'> => ({
  'policy.read': () => ({ ...policies[scene.policy], ...later[scene.policyLater] }),
});
