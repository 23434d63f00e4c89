import type { policy as english } from '../en/policy.ts';
import type { Translated } from '../translated.ts';

export const policy: Translated<typeof english> = {
  title: 'ポリシー',
  source: {
    none: 'このコンピューターに定められた規則はありません',
    file: 'ファイルで定められています',
    registry: 'レジストリで定められています',
    'managed-preferences': '構成プロファイルで定められています',
  },
  noneHint: 'Koekura でできることは、このコンピューターの管理者が定められます。手引きは docs/policy.md にあります。',
  sourceHint:
    'このコンピューターの管理者が定めたもので、ここからは変更できません。厳しくなった規則はすぐに、緩くなった規則は Koekura の次の起動から適用されます。',
  forbiddenBy: 'このコンピューターのポリシーで許可されていません（{{rule}}）。',
  forbiddenUnread:
    'このコンピューターのポリシーを解釈できないため、禁じられている可能性があります。問題点は「設定」→「ポリシー」で確認できます。',
  banner:
    'このコンピューターのポリシーを解釈できません。修正されるまで、消去、書き出し、保管、アカウントの接続は行いません。',
  changed: {
    title: 'このコンピューターのポリシーが変更されました。',
    tightened: 'すでに適用済み：{{rules}}。',
    waiting: 'Koekura の次の起動から適用：{{rules}}。',
    mended: 'ポリシーを解釈できるようになりました。許可された操作は Koekura の次の起動から行えます。',
  },
  toPolicy: '問題点を表示',
  yes: 'はい',
  no: 'いいえ',
  noneAtAll: '該当なし（すべて不可）',
  days_other: '{{number}} 日',
  hours_other: '{{number}} 時間',
  authority: '{{subject}}（{{day}} まで有効）',
  onlyAccounts: 'このコンピューターのポリシーで許可されているのは次のアカウントだけです：{{accounts}}',
  onlyPlaces: 'このコンピューターのポリシーで許可されている保管先は次のとおりです。',
  graceAtLeast_other: 'このコンピューターのポリシーにより、{{number}} 時間以上必要です。',
  kept: {
    account: 'このコンピューターのポリシーにより保全中',
    young: 'このコンピューターのポリシーにより、{{day}} までは消去できません',
  },
  leftOut: {
    account: 'このコンピューターのポリシーにより保全中',
    young: 'このコンピューターのポリシーにより、{{number}} 日経っていないもの',
    kept: 'Twilio に残ります（{{rule}}）。',
    copied: '保管しますが、Twilio にも残ります（{{rule}}）。',
  },
  rule: {
    'accounts.allowed': {
      name: 'アカウント',
      means:
        '接続できるのはこれらのアカウントだけです。ほかのアカウントについて Twilio に問い合わせることはありません。',
    },
    'accounts.regions': { name: 'リージョン', means: 'アカウントは Twilio のこれらのリージョンでのみ使用できます。' },
    'archives.folders': {
      name: '保管先のフォルダー',
      means: '保管先にできるのは、これらのフォルダーとその中だけです。ほかの場所にある写しは数えません。',
    },
    'archives.buckets': {
      name: '保管先のバケット',
      means:
        '保管先にできるのはこれらのバケットだけです（名前、リージョン、AWS 以外ではサーバー）。ほかの場所にある写しは数えません。',
    },
    'export.forbidPlain': { name: '保護なしの書き出しを禁止', means: '録音を保護なしで書き出すことはできません。' },
    'removal.requireVerifiedCopy': {
      name: '検証済みの写しが必須',
      means: '検証済みの写しがない録音は、理由を書いても Twilio から消去できません。',
    },
    'removal.minimumGraceHours': {
      name: '消去を取りやめられる時間',
      means: '一括処理は、最初の消去までに少なくともこの時間だけ待ちます。',
    },
    'retention.minimumDays': { name: 'Twilio に残す期間', means: 'これより新しい録音は消去できません。' },
    'holds.accounts': { name: '保全中のアカウント', means: 'これらのアカウントの録音は一切消去できません。' },
    'holds.forbidLifting': { name: '保全の解除を禁止', means: 'ここでは保全を始められますが、解除はできません。' },
    'updates.check': { name: '更新の確認', means: '新しいバージョンがあるかを Koekura が確認するかどうかです。' },
    'updates.channel': { name: '更新の種類', means: '確認の対象とするバージョンです。' },
    'network.proxy': {
      name: 'プロキシ',
      means: 'すべての通信がここを通ります。「system」はシステムの設定どおり、「direct」はプロキシなしです。',
    },
    'network.withoutProxy': { name: 'プロキシを通さない宛先', means: 'これらのホストとその配下には直接接続します。' },
    'network.extraAuthorities': {
      name: '認証局',
      means: 'すべての通信で、システムの認証局に加えて信頼します。',
    },
  },
};
