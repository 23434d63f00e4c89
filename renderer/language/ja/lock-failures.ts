import type { FailureWords } from '../../failure/failure-words.ts';

/** What keeps the lock closed. */
export const lockFailures = {
  locked: { title: 'Koekura はロックされています', remedy: 'まずロックを解除してください。何も実行していません。' },
  'lock-wrong-passphrase': {
    title: 'パスフレーズが違います',
    remedy: 'もう一度入力してください。3 回間違えると、次に試せるまでの待ち時間がだんだん長くなります。',
  },
  'lock-wait': {
    title: 'パスフレーズを何度も間違えました',
    details: ['{{seconds}} 秒後にもう一度お試しください。'],
    remedy: '間違えるたびに待ち時間が長くなります（最長 1 分）。そのままお待ちください。',
  },
  'lock-not-shown': {
    title: 'システムで本人確認ができませんでした',
    remedy: 'もう一度試すか、パスフレーズを入力してください。',
  },
  'vault-damaged': {
    title: '金庫ファイルが壊れています',
    details: ['{{reason}}。'],
    remedy:
      '中身は何も変更していません。プロファイルの「vault.koekura」をバックアップから戻すか、新しいプロファイルで復旧キットから復元してください。',
  },
  'vault-newer': {
    title: '金庫ファイルは新しい Koekura で作成されています',
    details: ['バージョン：{{version}}。'],
    remedy: '新しいバージョンをもう一度インストールしてください。',
  },
} satisfies Record<string, FailureWords>;
