import type { WordsForEveryFailure } from '../../failure/failure-words.ts';
import type { failure as english } from '../en/failures.ts';
import type { Translated } from '../translated.ts';

export const failures: WordsForEveryFailure = {
  unexpected: {
    title: 'Koekura の内部で問題が起きました',
    remedy:
      'お客様の操作ではなく、プログラムの不具合です。もう一度お試しください。続く場合は、Koekura を再起動のうえご報告ください。',
  },
  'malformed-call': {
    title: '入力内容に使用できないものがあります',
    remedy: '各欄をご確認のうえ、もう一度お試しください。',
  },
  cancelled: { title: '中止しました', remedy: '何も変更されていません。' },
  'disk-full': {
    title: 'ディスクの空き容量がありません',
    remedy: '空き容量を増やすか、「設定」で封印音声のキャッシュを空にしてから、もう一度お試しください。',
  },
  'disk-refused': {
    title: 'ディスクの読み書きができませんでした',
    details: ['システムからの応答：{{reason}}。', 'コード：{{code}}。', '{{problem}}。'],
    remedy: 'フォルダーの有無、書き込み権限、ディスクの状態をご確認ください。',
  },
  'record-corrupt': {
    title: 'このコンピューターの記録が破損しています',
    remedy:
      '破損した記録は別に保管してあり、破棄したものはありません。バックアップがあれば、プロファイルのフォルダーを復元してください。',
  },
  'database-newer': {
    title: 'データは新しいバージョンの Koekura で作成されています',
    remedy: '新しいバージョンを入れ直すか、別のプロファイルで起動してください。',
  },
  'keychain-locked': {
    title: 'キーチェーンがロックされています',
    remedy: 'OS のキーチェーンのロックを解除してから、もう一度お試しください。',
  },
  'keychain-unavailable': {
    title: '保管先のキーチェーンが使えません',
    details: ['{{reason}}。'],
    remedy: 'OS のキーチェーンを起動するか、「今回の起動中のみ」で保管してください。ファイルには保存しません。',
  },
  'credential-missing': {
    title: 'このアカウントのログイン情報がキーチェーンに見つかりません',
    details: ['アカウント：{{name}}。'],
    remedy: '「アカウント」で API キーまたは Auth Token をもう一度入力してください。',
  },
  'account-unknown': {
    title: 'このアカウントは接続されていません',
    remedy: '「アカウント」で接続してから、もう一度お試しください。',
  },
  'account-exists': {
    title: 'このアカウントは既に接続されています',
    details: ['名前：「{{name}}」。'],
    remedy: '別の認証情報に替えるには、「アカウント」でログイン情報を変更してください。',
  },
  'name-taken': {
    title: 'この名前は既に使われています',
    details: ['「{{name}}」。'],
    remedy: '別の名前を付けてください。',
  },
  offline: {
    title: 'Twilio に接続できません',
    details: ['接続先：{{host}}。', 'システムからの応答：{{reason}}。'],
    remedy: 'ネットワーク接続をご確認のうえ、もう一度お試しください。取得済みの録音は再生できます。',
  },
  'proxy-refused': {
    title: 'プロキシが通信を通しませんでした',
    details: ['応答の状態コード：{{status}}。', 'プロキシ：{{proxy}}。'],
    remedy: 'システムのプロキシ設定と、プロキシの認証の要否をご確認いただくか、ネットワークの管理者にお尋ねください。',
  },
  'certificate-refused': {
    title: '接続先の証明書を信頼できません',
    details: ['接続先：{{host}}。', '理由：{{reason}}。'],
    remedy:
      '何も送信していません。社内で通信を検査している場合は、その証明書をシステムの証明書ストアに登録してください。',
  },
  'twilio-refused': {
    title: 'Twilio に拒否されました',
    details: ['状態コード：{{status}}。', 'Twilio のエラーコード：{{code}}。', 'Twilio からの応答：{{message}}。'],
    remedy: 'アカウントの状態と、音声録音を利用できることを Twilio コンソールでご確認ください。',
  },
  'twilio-wrong-secret': {
    title: 'Twilio にログインできませんでした',
    remedy:
      'SID とシークレットに過不足がないこと、キーが削除されていないこと、リージョンがキーを作成したものと同じであることをご確認ください。',
  },
  'twilio-test-credentials': {
    title: 'テスト用の認証情報です',
    remedy: 'テスト用の認証情報では録音を参照できません。本番用の API キーまたは Auth Token をお使いください。',
  },
  'twilio-permission-missing': {
    title: 'この API キーには必要な権限がありません',
    details: ['不足している権限：{{permission}}。'],
    remedy:
      'Twilio コンソールで、録音と通話の一覧・読み取りの権限をキーに付与するか、標準（Standard）の API キーをお使いください。',
  },
  'twilio-wrong-region': {
    title: 'このリージョンにアカウントが見つかりません',
    details: ['照会先：{{region}}。', '実際の場所：{{found}}。'],
    remedy:
      'キーと録音はリージョンごとに分かれています。Twilio コンソールに表示されるキーのリージョンを選んでください。',
  },
  'twilio-suspended': {
    title: 'このアカウントは Twilio により停止または解約されています',
    remedy: 'Twilio にお問い合わせください。解決すれば、録音を再び利用できます。',
  },
  'twilio-busy': {
    title: 'Twilio が混み合っています',
    details: ['{{retryAfter}} 秒待つよう求められました。'],
    remedy: '上限は通話業務と共有されています。1 分ほどおいて、もう一度お試しください。',
  },
  'twilio-unwell': {
    title: 'Twilio 側で障害が起きています',
    details: ['応答の状態コード：{{status}}。'],
    remedy: 'しばらくしてからもう一度お試しください。状況は status.twilio.com でご確認いただけます。',
  },
  'twilio-answer-strange': {
    title: 'Twilio の応答を理解できません',
    details: ['接続先：{{host}}。', '状態コード：{{status}}。', '問題の箇所：{{reason}}。'],
    remedy:
      'ネットワークのサインイン画面などに置き換えられた可能性があります。接続をご確認のうえ、もう一度お試しください。',
  },
  'credentials-withheld': {
    title: 'ログイン情報の送信を取りやめました',
    details: ['送信先になるところだったホスト：{{host}}。'],
    remedy:
      'ログイン情報は Twilio 以外には送りません。上の接続先に心当たりがなければ、セキュリティ担当者にお知らせください。',
  },
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
  'key-unreadable': {
    title: '秘密鍵が見つかりません',
    details: ['見つかったもの：{{found}}。', '理由：{{reason}}。', '大きさ：{{bytes}} バイト。'],
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
  'backup-damaged': {
    title: 'このバックアップは読み取れません',
    details: ['理由：{{reason}}。'],
    remedy: '破損しているか、Koekura の鍵のバックアップではありません。別の控えを選んでください。',
  },
  'backup-wrong-passphrase': {
    title: 'パスフレーズが違うため、バックアップを開けません',
    remedy:
      'バックアップ作成時のパスフレーズを入力してください。ファイルの破損でも同じ結果になるため、別の控えもお試しください。',
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
  'recording-unknown': {
    title: 'この録音は一覧にありません',
    remedy: 'アカウントを同期してから、もう一度探してください。',
  },
  'recording-gone': {
    title: 'この録音は Twilio で削除されています',
    remedy: 'このコンピューターに控えがないため再生できません。Twilio でも元に戻せません。',
  },
  'recording-unfinished': {
    title: 'この録音はまだ完了していません',
    details: ['状態：{{status}}。'],
    remedy: '通話が終わり、Twilio の処理が済むと再生できます。数分後にもう一度お試しください。',
  },
  'recording-absent': {
    title: 'この録音には音声がありません',
    details: ['Twilio のエラーコード：{{errorCode}}。'],
    remedy: '無音だった、短すぎた、または録音に失敗した通話です。再生できるものがありません。',
  },
  'recording-elsewhere': {
    title: 'この録音は自社のストレージにあります',
    remedy:
      'Twilio コンソールで設定したバケットに保管されています。Koekura からは取得しません。ストレージの管理者にお尋ねください。',
  },
  'envelope-malformed': {
    title: 'Twilio からの暗号化の情報が正しくありません',
    details: [
      '項目：{{field}}。',
      '期待した大きさ：{{expectedBytes}} バイト、実際：{{foundBytes}} バイト。',
      '理由：{{reason}}。',
    ],
    remedy:
      'アカウントを同期して取得し直してください。変わらない場合は、録音の SID を添えて Twilio サポートにお問い合わせください。',
  },
  'audio-damaged': {
    title: 'この録音は破損しています',
    details: ['{{check}}が合いません。', '期待した大きさ：{{expectedBytes}} バイト、実際：{{foundBytes}} バイト。'],
    remedy:
      '内容を信頼できないため、一切再生していません。取得し直しても変わらない場合は、Twilio にあるものも破損しています。',
  },
  'audio-changed': {
    title: '再生中にファイルが変更されました',
    remedy: '再生を止めました。もう一度開くと、改めて検証します。',
  },
  'audio-not-wav': {
    title: '復号した音声の形式に対応していません',
    details: [
      '問題の箇所：{{reason}}。',
      '実際：{{bits}} ビット。',
      '実際：{{channels}} チャンネル。',
      '実際：{{sampleRate}} Hz。',
      '実際：形式 {{format}}。',
    ],
    remedy: '録音そのものは無事です。録音の SID を添えてご報告ください。',
  },
  'media-not-audio': {
    title: 'Twilio から届いたものが音声ではありません',
    details: ['種類：{{contentType}}。', '見つかったもの：{{found}}。', '大きさ：{{bytes}} バイト。'],
    remedy: 'もう一度お試しください。変わらない場合は、録音の SID を添えて Twilio サポートにお問い合わせください。',
  },
  'player-closed': { title: '録音は閉じられています', remedy: '続きを聞くには、もう一度開いてください。' },
};

export const failure: Translated<typeof english> = {
  tryAgain: 'もう一度試す',
  copy: 'コピー',
  copied: 'コピーしました',
  noKeychain: '使用できるキーチェーンがありません',
  noKeychainReason: '理由：{{reason}}',
};

export const factWords: Readonly<Record<string, string>> = {
  'in-use': '別のプログラムがファイルを使用しています',
  damaged: 'ファイルが破損しています',
  'read-only': 'ファイルが読み取り専用です',
  'cannot-open': 'ファイルを開けません',
  'input-output': '読み書きが途中で失敗しました',
  'read back differs': '読み戻した内容が書き込んだ内容と異なります',
  tag: '認証タグ',
  length: '長さ',
  redirect: 'リダイレクト',
  redirects: 'リダイレクトが多すぎます',
  'next page': '次のページのアドレス',
  'not HTTP': 'HTTP ではありません',
  'not JSON': 'JSON ではありません',
  'not a list': '一覧ではありません',
  'endless list': '一覧に終わりがありません',
  'another resource': '別のものが返されました',
  nothing: '何もありません',
  OpenSSH: 'OpenSSH 独自形式の鍵',
  PuTTY: 'PuTTY 独自形式の鍵',
  'cut short': '途中で切れています',
  'damaged key': '破損した鍵',
  'several keys': '複数の鍵',
  'something else': '鍵ではないもの',
  'took too long': '時間がかかりすぎました',
  'too long': '予告された大きさを超えています',
  'too short': '録音としては短すぎます',
  altered: '改変されています',
  'altered or cut short': '改変されているか、途中で切れています',
  malformed: '形式が正しくありません',
  'not a Koekura key backup': 'Koekura の鍵のバックアップではありません',
  'read back different': '読み戻した内容が異なります',
  'another key than it says': '表示と異なる鍵が入っています',
  'no key in it': '鍵が入っていません',
  'unknown format': '未知の形式',
  'bits per sample': '量子化ビット数',
  channels: 'チャンネル数',
  'sample rate': 'サンプリング周波数',
  'format cut short': '形式の情報が途中で切れています',
  us1: 'US1',
  ie1: 'IE1',
  au1: 'AU1',
  encryptedContentKey: '暗号化されたコンテンツ鍵',
  contentKey: 'コンテンツ鍵',
  iv: 'IV',
  wraps: '包まれた鍵',
  'The credential did not come back the same.': '書き込んだログイン情報と読み戻したものが一致しません',
  'The key that came back does not work.': '読み戻した鍵が使えません',
  'What was written did not come back the same.': '書き込んだ内容と読み戻した内容が一致しません',
};
