import type { lock as english } from '../en/lock.ts';
import type { Translated } from '../translated.ts';

export const lock: Translated<typeof english> = {
  title: 'Koekura はロックされています',
  passphrase: 'パスフレーズ',
  open: 'ロックを解除',
  openBySystem: 'Touch ID でロックを解除',
  wrong: 'パスフレーズが違います。',
  waiting_other: 'パスフレーズが違います。{{count}} 秒後にもう一度お試しください。',
  waitingStill_other: 'パスフレーズの誤りが続いたため、{{count}} 秒後にもう一度お試しください。',
  sessionSealed:
    '今回の起動中のみの鍵とログイン情報は、メモリー上で暗号化されています。開くにはパスフレーズが必要です。',
  working_other: '{{count}} 件の一括処理が進行中です。',
  resting_other: '{{count}} 件の一括処理は、ロックを解除するまで一時停止しています。',
  forgotten: 'パスフレーズを忘れた場合',
  forgottenLock:
    'パスフレーズを調べる方法はなく、このプロファイルは開けません。ただし、Twilio や保管先の録音は失われません。新しいプロファイルで Koekura を起動し（--profile フォルダー）、そこで復旧キットから復元してください。どのキットにも入っていない鍵は、このコンピューターのキーチェーンに残っています。キーチェーンはこのパスフレーズではロックされません。',
  forgottenVault:
    'パスフレーズを調べる方法はなく、金庫ファイルの中身（秘密鍵、ログイン情報、アクセスキー）は開けません。ただし、Twilio や保管先の録音は失われません。新しいプロファイルで Koekura を起動し（--profile フォルダー）、そこで復旧キットから復元してください。ログイン情報は入力し直します。どのキットにも入っていない鍵は、パスフレーズとともに失われます。',
  chooseTitle: 'ロック用のパスフレーズを設定',
  changeTitle: 'ロック用のパスフレーズを変更',
  chooseBody:
    'ロックの解除時と起動時に入力します。ロックされるのはこのコンピューターの Koekura で、キーチェーンの安全性はシステムへのログインと同じです。忘れた場合は、新しいプロファイルで復旧キットから復元するしかありません。',
  current: '現在のパスフレーズ',
  choose: '設定',
  change: '変更',
  removeTitle: 'ロックを廃止',
  removeBody: 'ログイン中のコンピューターの前に座った人なら、誰でも Koekura を開けるようになります。',
  remove: '廃止',
  settings: 'ロック',
  passphraseOfLock: 'パスフレーズ',
  opensWith: {
    vault:
      '金庫ファイルのパスフレーズです。起動時とロックの解除時に入力します。画面のロック時とスリープ前にも Koekura はロックされます。',
    none: '設定するまで Koekura はロックできません。画面のロック時やスリープ時は、音が止まるだけです。',
    passphrase: '起動時とロックの解除時に入力します。画面のロック時とスリープ前にも Koekura はロックされます。',
  },
  chooseMore: '設定…',
  changeMore: '変更…',
  removeMore: '廃止…',
  after: '操作がないときにロック',
  afterHint: '最後のキー入力またはマウス操作から数えます。聞いているだけでは操作とみなしません。',
  minutes_other: '{{count}} 分後',
  never: 'しない',
  batchesGoOn: 'ロック中も一括処理を続ける',
  batchesGoOnHint: 'オフにすると一時停止し、ロックを解除すると再開します。',
  now: '今すぐロック',
  lockNow: 'ロック',
  secrets: '秘密鍵、ログイン情報、アクセスキー',
  secretsIn: {
    system: 'システムのキーチェーン',
    vault: '金庫ファイル',
    session: 'メモリー（今回の起動中のみ）',
    memory: 'メモリー（デモのため）',
    undecided: '未選択',
  },
  secretsHint: {
    system: '安全性はこのコンピューターへのログインと同じで、ログイン中は開いています。',
    vault: 'プロファイル内の 1 つのファイルで、パスフレーズで暗号化されています。Koekura のロック中は閉じています。',
    session:
      '保存されません。Koekura を閉じるとすべて失われます。Koekura のロック中は、ロック用のパスフレーズによりメモリー上で暗号化されています。',
    memory: '誰にとっても同じもので、何も守りません。',
    undecided: '使用できるキーチェーンがありません。',
  },
  toVault: '金庫ファイルに移す…',
  toKeychain: 'キーチェーンに移す…',
  vaultTitle: 'すべてを金庫ファイルに保存',
  vaultBody:
    'プロファイル内に作るファイルで、パスフレーズで暗号化します。これまで保存したものをすべて写し、読み戻して確かめてから、元の場所の分を消します。パスフレーズは起動時とロックの解除時に入力します。忘れた場合は、復旧キットから復元するしかありません。',
  vaultMake: '金庫を作成',
  leaveTitle: 'すべてをシステムのキーチェーンに移す',
  leaveBody:
    '金庫の中身をすべてキーチェーンに写し、読み戻して確かめてから、ファイルを削除します。パスフレーズはロック用として引き続き使います。',
  passphraseOfVault: '金庫のパスフレーズ',
  leave: '移す',
  placeTitle: '鍵とログイン情報をどこに保存しますか？',
  placeBody: 'このコンピューターのキーチェーンを使用できません。選択するまで、どこにも何も保存されません。',
  placeBodyBecause:
    'このコンピューターのキーチェーンを使用できません（{{reason}}）。選択するまで、どこにも何も保存されません。',
  placeVault: '金庫ファイル',
  placeVaultBody:
    'プロファイル内の 1 つのファイルで、お決めになるパスフレーズで暗号化します。起動時とロックの解除時に入力します。',
  placeVaultDo: '金庫を作成…',
  placeSession: '今回の起動中のみ',
  placeSessionBody: 'メモリーにだけ置きます。Koekura を閉じると鍵もログイン情報も失われ、次回は入れ直しになります。',
  placeSessionDo: '保存しない',
  placeAgain: 'やはりキーチェーン',
  placeAgainBody: 'キーチェーンのロックを解除するか、その機能を起動してから、もう一度確認してください。',
  placeAgainDo: 'もう一度確認',
  button: 'Koekura をロック（{{keys}}）',
};
