import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with a recovery kit, and with a drill. */
export const recoveryFailures = {
  'backup-is-kit': {
    title: 'これは鍵のバックアップではなく、復旧キットです',
    remedy: '「復旧」を開き、「キットを開く…」を選んでください。復元する前に、内容が表示されます。',
  },
  'kit-foreign': {
    title: 'このファイルは、復旧キットでも鍵のバックアップでもありません',
    remedy: '末尾が「.koekura」のファイルを選んでください。何も変更されていません。',
  },
  'file-not-opened': {
    title: 'このファイルは Koekura で開けません',
    details: ['{{reason}}。'],
    remedy:
      'Koekura で開けるのは、復旧キット、鍵のバックアップ、保管先の中にある「open-archive.koekura」です。何も変更されていません。',
  },
  'kit-not-open': {
    title: 'キットは閉じています',
    remedy: '開いたキットは、10 分たつか中止すると閉じます。パスフレーズを入力して、もう一度開いてください。',
  },
  'nothing-archived': {
    title: '試せる録音が保管先にありません',
    remedy: '先に録音を保管するか、録音のある保管先を開いてから、訓練を行ってください。',
  },
} satisfies Record<string, FailureWords>;
