import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with an archive. */
export const archiveFailures = {
  'archive-unknown': {
    title: 'この保管先はもう登録されていません',
    remedy: '「保管先」で追加し直してください。そこにある写しは開けます。',
  },
  'archive-unreachable': {
    title: '保管先につながりません',
    details: ['{{reason}}。', 'コード: {{code}}。'],
    remedy: 'ドライブやネットワークをつないでから、やり直してください。保管先は何も変わっていません。',
  },
  'archive-other': {
    title: 'この場所には別の保管先があります',
    remedy: 'ドライブやバケットが入れ替わったのかもしれません。目的の保管先の場所を選んでください。',
  },
  'archive-newer': {
    title: 'この保管先は新しい Koekura で書かれています',
    details: ['形式の版: {{version}}。'],
    remedy: '新しい版をインストールしてください。保管先は何も変わっていません。',
  },
  'archive-content-differs': {
    title: '写しを置く場所に別のものがあります',
    details: ['{{name}}。'],
    remedy: 'Koekura は上書きしません。ファイルを確かめ、不要なら移してください。',
  },
  'archive-content-foreign': {
    title: '保管先に写しではないものがあります',
    details: ['{{reason}}。'],
    remedy: 'Koekura は触れません。内容を確かめ、不要なら移してください。',
  },
  'archive-refused': {
    title: '保管先が読み書きを拒みました',
    details: ['{{reason}}。', 'コード: {{code}}。'],
    remedy: 'このユーザーや認証情報で書き込めるか確かめ、事前点検をやり直してください。',
  },
  'archive-busy': {
    title: '保管先は作業中です',
    remedy: '終わるまで待つか、先にそれを取り消してください。',
  },
} satisfies Record<string, FailureWords>;
