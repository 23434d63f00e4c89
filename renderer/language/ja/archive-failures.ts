import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with an archive. */
export const archiveFailures = {
  'archive-unknown': {
    title: 'この保管先はもう登録されていません',
    remedy: '「保管先」で追加し直してください。そこにある写しは開けます。',
  },
  'archive-unreachable': {
    title: '保管先に接続できません',
    details: ['{{reason}}。', 'コード：{{code}}。'],
    remedy: 'ドライブやネットワークを接続してから、やり直してください。保管先は何も変わっていません。',
  },
  'archive-other': {
    title: 'この場所には別の保管先があります',
    remedy: 'ドライブやバケットが入れ替わったのかもしれません。目的の保管先の場所を選んでください。',
  },
  'archive-newer': {
    title: 'この保管先は新しいバージョンの Koekura で作成されています',
    details: ['形式のバージョン：{{version}}。'],
    remedy: '新しいバージョンをインストールしてください。保管先は何も変わっていません。',
  },
  'archive-content-differs': {
    title: '写しを置く場所に別のものがあります',
    details: ['{{name}}。'],
    remedy: 'Koekura は上書きしません。ファイルを確かめ、ここに不要なものなら移動してください。',
  },
  'archive-content-foreign': {
    title: '保管先に写しではないものがあります',
    details: ['{{reason}}。'],
    remedy: 'Koekura は触れません。内容を確かめ、ここに不要なものなら移動してください。',
  },
  'archive-refused': {
    title: '保管先への読み書きが拒否されました',
    details: ['{{reason}}。', 'コード：{{code}}。'],
    remedy: 'このユーザーや認証情報で書き込めるか確かめ、事前点検をやり直してください。',
  },
  'archive-busy': {
    title: 'この保管先では別の処理を実行中です',
    remedy: '終わるまで待つか、先にその処理を中止してください。',
  },
  'bucket-missing': {
    title: 'このバケットは見つかりません',
    details: ['バケット：{{bucket}}。', '問い合わせ先：{{host}}。'],
    remedy:
      'バケット名とエンドポイントを確かめてください。Koekura はバケットを作りません。先に、置きたいリージョンに作成してください。',
  },
  'store-wrong-region': {
    title: 'バケットは別のリージョンにあります',
    details: ['実際のリージョン：{{region}}。'],
    remedy:
      'バケットのあるリージョンを選んでください。別の場所に置く必要があるときは、そこに新しいバケットを作成してください。',
  },
  'store-wrong-keys': {
    title: 'このアクセスキーは受け付けられませんでした',
    details: ['応答：{{reason}}。'],
    remedy:
      'アクセスキーとシークレットが正しいか、キーが有効かを確かめてください。末尾に空白が混じっただけでも拒否されます。',
  },
  'store-keys-missing': {
    title: 'このバケットのアクセスキーがありません',
    remedy:
      '「保管先」でアクセスキーを入力してください。AWS の既定の認証情報を使う場合は、社内の手順でサインイン（例：aws sso login）してから、やり直してください。',
  },
  'store-clock-skew': {
    title: 'このコンピューターとストアの時計が大きくずれています',
    remedy: 'コンピューターの時刻を合わせてから（自動設定が確実です）、やり直してください。',
  },
  'store-busy': {
    title: 'ストアから要求を減らすよう求められています',
    details: ['応答：{{reason}}。'],
    remedy: '間隔を空けて何度か試しました。しばらく待つか、同時に扱う量を減らして、やり直してください。',
  },
  'store-unwell': {
    title: 'ストアの側で障害が起きています',
    details: ['応答のステータス：{{status}}。'],
    remedy: '失われたものはありません。時間をおいてやり直し、続くようならストアの管理者に問い合わせてください。',
  },
  'store-answer-strange': {
    title: '応答したのは S3 ストアではないか、途中で応答が書き換えられています',
    details: ['ホスト：{{host}}。', 'ステータス：{{status}}。', '欠けているか誤っているもの：{{reason}}。'],
    remedy:
      'エンドポイントを確かめてください。ネットワークのログイン画面やゲートウェイが間に入っていることがあります。',
  },
  'store-class-refused': {
    title: 'このストレージクラスは使えません',
    remedy: '別のストレージクラスを選ぶか、ストアに任せてください。',
  },
  'store-kms-refused': {
    title: 'バケットの暗号化キーを使えません',
    details: ['応答：{{reason}}。'],
    remedy: 'KMS キーがこのリージョンにあって有効か、この認証情報で使えるかを確かめてください。',
  },
  'store-frozen': {
    title: 'すぐには読み出せないストレージクラスに写しがあります',
    remedy:
      '先にストア側で復元してください。写しには、標準 – IA や Glacier Instant Retrieval など、すぐ読み出せるクラスを選んでください。',
  },
  'store-full': {
    title: 'ストアに空きがないか、割り当てを使い切りました',
    details: ['バケット：{{bucket}}。'],
    remedy: '割り当てを増やしてから、一括処理を再開してください。すでにあるものは残っています。',
  },
} satisfies Record<string, FailureWords>;
