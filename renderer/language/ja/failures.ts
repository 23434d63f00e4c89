import type { WordsForEveryFailure } from '../../failure/failure-words.ts';
import type { failure as english } from '../en/failures.ts';
import type { Translated } from '../translated.ts';
import { archiveFailures } from './archive-failures.ts';
import { batchFailures } from './batch-failures.ts';
import { checkupFailures } from './checkup-failures.ts';
import { enrolmentFailures } from './enrolment-failures.ts';
import { exportFailures } from './export-failures.ts';
import { keyFailures } from './key-failures.ts';
import { ledgerFailures } from './ledger-failures.ts';
import { lockFailures } from './lock-failures.ts';
import { policyFacts, policyFailures } from './policy-failures.ts';
import { recoveryFailures } from './recovery-failures.ts';
import { subaccountFailures } from './subaccount-failures.ts';
import { twilioFailures } from './twilio-failures.ts';
import { updateFactWords, updateFailures } from './update-failures.ts';

export const failures: WordsForEveryFailure = {
  ...twilioFailures,
  ...subaccountFailures,
  ...keyFailures,
  ...batchFailures,
  ...archiveFailures,
  ...ledgerFailures,
  ...checkupFailures,
  ...exportFailures,
  ...enrolmentFailures,
  ...recoveryFailures,
  ...updateFailures,
  ...policyFailures,
  ...lockFailures,
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
    remedy:
      '書き込み先のディスクの空き容量を増やしてから、もう一度お試しください。Koekura自身のフォルダがあるディスクの場合は、「設定」で封印音声のキャッシュを空にしても空き容量が増えます。',
  },
  'disk-refused': {
    title: 'ディスクの読み書きができませんでした',
    details: ['システムからの応答：{{reason}}。', 'コード：{{code}}。', '{{problem}}。'],
    remedy: 'フォルダーの有無、書き込み権限、ディスクの状態をご確認ください。',
  },
  'record-corrupt': {
    title: 'このコンピューターの記録が破損しています',
    remedy:
      '何も変更しておらず、破棄したものもありません。バックアップがあればプロファイルのフォルダーを復元するか、破損した記録を別に保管して新しい記録を始めてください。',
  },
  'database-newer': {
    title: 'データは新しいバージョンの Koekura で作成されています',
    details: ['データの形式は {{found}}、このバージョンで扱えるのは {{known}} までです。'],
    remedy:
      'データには触れていません。新しいバージョンを入れ直してください。このバージョンを使い続けるには、以前のプロファイルのフォルダーを戻すか、別のプロファイルで起動して復旧キットから復元してください。',
  },
  'keychain-locked': {
    title: 'キーチェーンがロックされています',
    remedy: 'OS のキーチェーンのロックを解除してから、もう一度お試しください。',
  },
  'keychain-unavailable': {
    title: 'キーチェーンを使用できません',
    details: ['{{reason}}。'],
    remedy: 'OS のキーチェーンを起動するか、設定で金庫ファイルを選んでください。',
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
  'recording-unknown': {
    title: 'この録音は一覧にありません',
    remedy: '「新しい録音を確認」を実行してから、もう一度探してください。',
  },
  'recording-gone': {
    title: 'この録音は Twilio から消去されています',
    remedy: 'このコンピューターに写しがないため、再生できません。Twilio でも元に戻せません。',
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
    title: '録音を開くための情報が正しくありません',
    details: [
      '項目：{{field}}。',
      '期待した大きさ：{{expectedBytes}} バイト、実際：{{foundBytes}} バイト。',
      '理由：{{reason}}。',
    ],
    remedy:
      'Twilio の録音の場合：すべてを再確認してください。変わらなければ、録音の SID を添えて Twilio サポートにお問い合わせください。保管先の写しの場合：エンベロープが書き換えられています。バックアップから戻すか、Twilio に残っているうちに、もう一度保管してください。',
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
  ...updateFactWords,
  ...policyFacts,
  'in-use': '別のプログラムがファイルを使用しています',
  damaged: 'ファイルが破損しています',
  'read-only': 'ファイルが読み取り専用です',
  'folder-gone': '保管先のフォルダーがないか、応答しません',
  'no-marker': '保管先であることを示すファイルがありません',
  'not-a-name-of-ours': 'Koekura が付けない名前のファイルです',
  'no-envelope': 'エンベロープのない音声です',
  misplaced: '別の録音のエンベロープか、本来の場所にないエンベロープです',
  preflight: '事前点検で支障が見つかりました',
  'not-permitted': 'このユーザーにはその操作が許されていません',
  'too-large-for-its-file-system': 'ファイルがそのファイルシステムの上限を超えています',
  'name-too-long': '名前がそのファイルシステムの上限を超えています',
  'file-system': 'ファイルシステムに拒否されました',
  'file-gone': 'ファイルはもうありません',
  unreadable: 'ファイルを読み取れません',
  link: '別のファイルへのリンクです。リンク先を開いてください',
  folder: 'ファイルではなくフォルダーです',
  'not-a-file': '通常のファイルではありません',
  'not-ours': 'キットでも鍵のバックアップでもなく、保管先のファイルでもありません',
  'no-archive-beside':
    '保管先のファイルですが、保管先の中にありません。保管先のフォルダーの中にあるものを開いてください',
  'cannot-open': 'ファイルを開けません',
  'input-output': '読み書きが途中で失敗しました',
  'read back differs': '読み戻した内容が書き込んだ内容と異なります',
  tag: '認証タグ',
  hash: 'SHA-256',
  duration: '長さ',
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
