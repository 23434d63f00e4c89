import type { updates as english } from '../en/updates.ts';
import type { Translated } from '../translated.ts';

export const updates: Translated<typeof english> = {
  title: '更新',
  daily: '新しいバージョンを毎日確認',
  dailyHint:
    '署名付きの一覧を一つ読み込むだけで、利用者やこのコンピューターの情報は送りません。指示がない限りダウンロードせず、自動でインストールすることもありません。',
  checkNow: '今すぐ確認',
  neverChecked: 'まだ確認していません。',
  checkedAt: '{{time}} に確認しました。',
  standing: {
    unknown: '{{version}} が最新かどうかは分かりません。',
    newest: '{{version}} は最新のバージョンです。',
    'newer-there': '{{newer}} が公開されています。使用中は {{version}} です。',
    ahead: '使用中の {{version}} は、公開されている最新版より新しいバージョンです。',
  },
  notAsked: {
    'not-set-up': 'このビルドでは更新が設定されていません。新しいバージョンの確認は行いません。',
    'off-by-policy': '新しいバージョンの確認は、IT 部門のポリシーで無効になっています。',
    demo: 'デモは外部と通信しないため、新しいバージョンを確認しません。',
  },
  newer: 'Koekura {{version}}（{{day}}）',
  noPackage: 'このコンピューター用のパッケージはありません。',
  download: '{{kind}} をダウンロード（{{size}}）…',
  kinds: {
    deb: 'deb',
    rpm: 'rpm',
    AppImage: 'AppImage',
    exe: 'インストーラー',
    msi: 'msi',
    dmg: 'ディスクイメージ',
  },
  downloading: 'ダウンロード中: {{received}} / {{total}}',
  cancel: '中止',
  saved: '{{name}} を保存して確かめました',
  proof: {
    publisher: 'SHA-256 は署名付きの一覧と一致し、発行元もシステムが確認しました。',
    'list-only': 'SHA-256 は署名付きの一覧と一致しました。発行元は、このシステムでは確認できません。',
  },
  install:
    '保存先のフォルダーを表示しています。Koekura を終了してからインストールしてください。新しいバージョンが動くまで、今のバージョンのパッケージは残しておいてください。',
  banner: 'Koekura {{version}} が公開されています。',
  toSettings: '設定を開く',
};
