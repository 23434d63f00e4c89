import type { FailureWords } from '../../failure/failure-words.ts';

/** Why plans, holds and batches stop. */
export const batchFailures = {
  'plan-unknown': {
    title: 'この計画はもうありません',
    remedy: '録音を選び直し、新しい計画を作ってください。',
  },
  'plan-damaged': {
    title: '計画のファイルが壊れています',
    remedy: '何も行っていません。録音の一覧が計画のダイジェストと一致しません。計画を作り直してください。',
  },
  'plan-drifted': {
    title: '計画を作ったあとで録音が変わりました',
    details: ['{{count}} 件が、計画を作ったときと異なります。', '{{recording}} が変わりました：{{changed}}。'],
    remedy: '何も行っていません。計画を作り直し、内容を確かめてから始めてください。',
  },
  'not-counted': {
    title: '計画の件数に含まれていない録音です',
    remedy:
      '計画を作ったとき、アカウントに封印鍵がなかったか、ポリシーで残すことになっていました。計画を作り直し、内容を確かめて件数を入力してください。',
  },
  'nothing-to-do': {
    title: 'この計画でできることはありません',
    remedy: '保全中、未完了、または消去済みの録音だけです。別の録音を選んでください。',
  },
  'hold-unknown': {
    title: 'この保全はもうありません',
    remedy: '保全の一覧をもう一度確認してください。',
  },
  'on-hold': {
    title: 'この録音は保全中です',
    details: ['理由：{{reason}}。'],
    remedy: '保全中のものは消去しません。権限があれば、先に保全を解除してください。',
  },
  'count-mistyped': {
    title: '件数が計画と合いません',
    details: ['計画は {{count}} 件です。'],
    remedy: '計画に示された件数をそのまま入力してください。',
  },
  'copy-missing': {
    title: '保管先に写しがありません',
    remedy: '先に保管してください。写しのない録音は、理由を書いて指示したときだけ消去します。',
  },
  'copy-unverified': {
    title: '最近、写しを読み戻していません',
    remedy: '保管先を読み戻してから消去してください。',
  },
  'copy-differs': {
    title: '写しの長さかチャンネル数が録音と一致しません',
    remedy:
      'Twilio 上の録音は残してあります。保管先を読み戻し、それでも一致しなければ、別の保管先に保管し直して比べてください。',
  },
  'key-not-backed-up': {
    title: '写しを開く鍵に、確認済みのバックアップがありません',
    details: ['鍵：{{name}}。'],
    remedy: '「鍵」でバックアップしてください。バックアップがないままこのコンピューターを失うと、録音も失われます。',
  },
  'batch-unknown': {
    title: 'この一括処理はもうありません',
    remedy: '一括処理の一覧をもう一度確認してください。',
  },
  'batch-cut-off': {
    title: 'この一括処理の途中で Koekura が終了しました',
    remedy:
      '失われたものはなく、同じ処理を二度行うこともありません。これから行うことを確認できるように待機しています。再開するか、中止してください。',
  },
  'batch-running': {
    title: '一括処理の実行中です',
    remedy: '先に一時停止するか、中止してください。',
  },
  'not-removable': {
    title: 'Twilio は今の状態では消去しません',
    details: ['Twilio での状態は「{{status}}」です。'],
    remedy: '完了した録音だけを消去できます。完了してからやり直してください。',
  },
  'comparison-gone': {
    title: 'この照合結果はもうありません',
    remedy: '新しい照合が行われたか、Koekura が再起動されました。もう一度照合してください。',
  },
  'comparison-running': {
    title: '照合の実行中です',
    remedy: '終わるまで待つか、先に中止してください。',
  },
} satisfies Record<string, FailureWords>;
