import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with a key, its file, or its backup. */
export const keyFailures = {
  'key-missing': {
    title: 'この録音を開く鍵がありません',
    details: ['{{keySid}} 宛てに封印されています。'],
    remedy: 'この SID で Twilio に登録した公開鍵と対になる秘密鍵を読み込んでください。',
  },
  'key-does-not-fit': {
    title: '鍵が合わず、この録音を開けません',
    details: ['Twilio によれば {{keySid}} 宛てに封印されています。'],
    remedy:
      '別の鍵が代わりに使われた可能性があります。お持ちの秘密鍵をすべて読み込んでください。合う鍵は自動で探します。',
  },
  'key-altered': {
    title: 'キーチェーンの鍵が、保存したときの内容と違います',
    details: ['鍵のフィンガープリントの先頭：{{fingerprint}}。'],
    remedy:
      'ほかのプログラムが項目を空にしたか、書き換えました。Koekura はその項目に触れておらず、新しい鍵も作っていません。バックアップから復元するか、もう一度読み込んでください。',
  },
  'key-unreadable': {
    title: '秘密鍵が見つかりません',
    details: ['見つかったもの：{{found}}。'],
    remedy:
      '「-----BEGIN PRIVATE KEY-----」または「-----BEGIN RSA PRIVATE KEY-----」で始まるファイル、または DER 形式のファイルを選んでください。',
  },
  'key-is-public': {
    title: 'これは公開鍵です',
    remedy: '公開鍵では封印はできても、開くことはできません。対になる秘密鍵のファイルを選んでください。',
  },
  'key-is-certificate': {
    title: 'これは証明書です',
    remedy: '証明書に含まれるのは公開鍵だけです。対になる秘密鍵のファイルを選んでください。',
  },
  'key-not-rsa': {
    title: 'これは RSA 鍵ではありません',
    details: ['鍵の種類：{{kind}}。'],
    remedy: 'Twilio が録音の暗号化に使うのは RSA 鍵だけです。Twilio に登録した RSA 鍵を選んでください。',
  },
  'key-too-short': {
    title: 'この鍵は短すぎます',
    details: ['長さ：{{bits}} ビット。'],
    remedy: 'Twilio で使えるのは 2048 ビットの鍵です。Twilio に登録した鍵を選んでください。',
  },
  'key-needs-passphrase': {
    title: 'この鍵はパスフレーズで保護されています',
    remedy: '保存したときのパスフレーズを入力してください。',
  },
  'key-wrong-passphrase': {
    title: 'パスフレーズが違います',
    remedy: '大文字・小文字とキーボードの配列をご確認のうえ、もう一度入力してください。',
  },
  'key-encryption-unsupported': {
    title: 'この鍵ファイルの保護方式には対応していません',
    details: ['使われている方式：{{cipher}}。'],
    remedy:
      '次のコマンドで OpenSSL により変換し、できたファイルを読み込んでください。元のパスフレーズと、新しいパスフレーズを順に尋ねられます。',
  },
  'key-too-large': {
    title: '鍵にしては大きすぎます',
    details: ['大きさ：{{bytes}} バイト。', '長さ：{{bits}} ビット。'],
    remedy: '鍵のファイルそのもの（数キロバイト以内）を選んでください。',
  },
  'key-exists': {
    title: 'この鍵は既にあります',
    details: ['名前：「{{name}}」。'],
    remedy: 'これ以上の操作は不要です。この鍵で開ける録音は、既に開けるようになっています。',
  },
  'key-in-use': {
    title: 'この鍵はアカウントの封印に使われています',
    details: ['アカウント：{{account}}。'],
    remedy: '先に「アカウント」で、別の封印鍵を選んでください。',
  },
  'key-needed': {
    title: 'この鍵が必要な録音があり、バックアップがまだありません',
    details: ['鍵の名前：{{name}}。', '一覧の録音 {{recordings}} 件（合計 {{minutes}} 分）がこの鍵で開きます。'],
    remedy:
      '先に鍵をバックアップしてください。鍵を失うと、その鍵宛てに封印された録音は、一覧にないものも含めて、誰にも開けなくなります。',
  },
  'backup-damaged': {
    title: 'このバックアップは読み取れません',
    details: ['理由：{{reason}}。'],
    remedy:
      '破損しているか、Koekura のバックアップではありません。別のバックアップを選んでください。何も変更されていません。',
  },
  'backup-wrong-passphrase': {
    title: 'パスフレーズが違うため、バックアップを開けません',
    remedy:
      'バックアップ作成時のパスフレーズを入力してください。ファイルの破損でも同じ結果になるため、別のバックアップもお試しください。',
  },
  'backup-newer': {
    title: 'このバックアップは新しいバージョンの Koekura で作成されています',
    remedy: '新しいバージョンで復元してください。',
  },
  'passphrase-too-weak': {
    title: 'パスフレーズが弱すぎます',
    details: ['似た文字の繰り返しを避け、{{least}} 文字以上にします。'],
    remedy: 'もっと長くしてください。関連のない単語を四つほど並べると、覚えやすく推測されにくくなります。',
  },
  'nothing-chosen': {
    title: '読み込むものがありません',
    remedy: 'ファイルを選ぶか、鍵をコピーしてから貼り付けてください。',
  },
  'sealing-key-missing': {
    title: 'このアカウントの封印鍵がありません',
    remedy: '「アカウント」で封印鍵を選び直してください。',
  },
} satisfies Readonly<Record<string, FailureWords>>;
