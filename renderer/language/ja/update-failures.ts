import type { FailureWords } from '../../failure/failure-words.ts';
import type { updateFactWords as english } from '../en/update-failures.ts';
import type { Translated } from '../translated.ts';

/** バージョンの一覧とパッケージの問題。 */
export const updateFailures = {
  'updates-off': {
    title: '新しいバージョンの確認は行いません',
    details: ['{{reason}}。'],
    remedy: '新しいバージョンは、Koekura の配布元にお問い合わせください。',
  },
  'update-list-refused': {
    title: 'バージョンの一覧を信頼できませんでした',
    details: ['{{reason}}。', 'ステータス: {{status}}。'],
    remedy:
      '何もダウンロードしていません。しばらくしてからもう一度お試しください。続く場合は、配布元の案内と照らし合わせて、報告してください。',
  },
  'update-list-newer': {
    title: 'バージョンの一覧が新しい形式です',
    details: ['形式 {{version}}。'],
    remedy: 'このバージョンでは読み取れません。入手元から最新版を手動で入手してください。',
  },
  'update-file-refused': {
    title: 'パッケージを拒否しました',
    details: ['{{reason}}。'],
    remedy:
      'ダウンロードしたものは削除しました。別の場所にあるパッケージはインストールせず、しばらくしてからもう一度試し、報告してください。',
  },
} satisfies Record<string, FailureWords>;

export const updateFactWords: Translated<typeof english> = {
  'not-set-up': 'このビルドでは更新が設定されていません',
  'off-by-policy': 'IT 部門のポリシーで無効になっています',
  demo: 'デモは外部と通信しません',
  'no-list': '届いたものはバージョンの一覧ではありません',
  'list-too-large': '届いたものは一覧にしては大きすぎます',
  'list-signature': '署名が合いません。改変されたか、別の鍵で署名されています',
  'list-malformed': '署名はありますが、内容を解釈できません',
  'list-of-another-channel': '別のチャンネルの一覧です',
  'list-older': '以前に確認した一覧より古いものです',
  'list-expired': '有効期限が切れています。時計が正しければ、新しい一覧が署名されていません',
  'list-from-the-future': 'このコンピューターの時計より後に作成されています',
  'not-https': 'アドレスが保護されていません',
  status: 'サーバーから取得できませんでした',
  'file-size': '長さが署名付きの一覧と異なります',
  'file-hash': 'SHA-256 が署名付きの一覧と異なります',
  publisher: '発行元をシステムが確認できません',
  'publisher-not-named': 'このビルドには発行元が設定されていません',
  'not-notarized': 'Apple の公証がありません',
  'not-offered': 'もう提供されていません',
  'one-at-a-time': '別のパッケージをダウンロードしています',
  interrupted: '通信が途切れました',
};
