import type { FailureWords } from '../../failure/failure-words.ts';
import type { policyFacts as english } from '../en/policy-failures.ts';

export const policyFailures = {
  'forbidden-by-policy': {
    title: 'このコンピューターのポリシーで許可されていません',
    details: [
      '{{policy}}。',
      '求められている日数：{{days}} 日。',
      '求められている時間：{{hours}} 時間。',
      '{{account}}。',
      '{{region}}。',
    ],
    remedy:
      'すべての規則は「設定」→「ポリシー」で確認できます。規則はこのコンピューターの管理者が定めたもので、変更できるのは管理者だけです。',
  },
  'policy-unreadable': {
    title: 'このコンピューターのポリシーを解釈できません',
    details: ['{{place}}。', '{{problem}}。', '{{where}}。'],
    remedy:
      'ポリシーで禁じられている可能性があるため、修正されるまで、消去、書き出し、保管、アカウントの接続、保全の解除は行いません。「設定」→「ポリシー」をこのコンピューターの管理者にお見せください。修正後は Koekura を再起動してください。',
  },
} satisfies Readonly<Record<string, FailureWords>>;

export const policyFacts: Readonly<Record<keyof typeof english, string>> = {
  'accounts.allowed': 'accounts.allowed：このアカウントは、使用が許可されたアカウントに含まれていません',
  'accounts.regions': 'accounts.regions：このリージョンの使用は許可されていません',
  'archives.folders': 'archives.folders：保管先にできるのは、定められたフォルダーとバケットだけです',
  'archives.buckets': 'archives.buckets：保管先にできるのは、定められたフォルダーとバケットだけです',
  'export.forbidPlain': 'export.forbidPlain：録音を保護なしで書き出すことはできません',
  'removal.requireVerifiedCopy': 'removal.requireVerifiedCopy：検証済みの写しがない録音は消去できません',
  'removal.minimumGraceHours': 'removal.minimumGraceHours：最初の消去までの猶予が足りません',
  'retention.minimumDays': 'retention.minimumDays：消去できる日数がまだ経っていない録音です',
  'holds.accounts': 'holds.accounts：このアカウントの録音はすべて保全中です',
  'holds.forbidLifting': 'holds.forbidLifting：このコンピューターでは保全を解除できません',
  'updates.check': 'updates.check：新しいバージョンの確認は行いません',
  'policy-unreadable': '読み取ることができません',
  'policy-not-trusted': '管理者以外でも書き換えられる状態です',
  'policy-malformed': '定められた書式になっていません',
  'policy-version': 'version 1 と書かれていません',
  'policy-unknown-key': 'そのような規則はありません',
  'policy-wrong-value': '規則に指定できない値です',
  'policy-certificate': '認証局の証明書ではありません',
};
