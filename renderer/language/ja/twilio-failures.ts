import type { FailureWords } from '../../failure/failure-words.ts';

/** What can go wrong at Twilio and on the way there. */
export const twilioFailures = {
  offline: {
    title: 'Twilio に接続できません',
    details: ['接続先：{{host}}。', 'システムからの応答：{{reason}}。'],
    remedy: 'ネットワーク接続をご確認のうえ、もう一度お試しください。取得済みの録音は再生できます。',
  },
  'proxy-refused': {
    title: 'プロキシが通信を通しませんでした',
    details: ['応答の状態コード：{{status}}。', 'プロキシ：{{proxy}}。'],
    remedy: 'システムのプロキシ設定をご確認いただくか、ネットワークの管理者にお尋ねください。',
  },
  'proxy-login-wanted': {
    title: 'プロキシが認証を求めています',
    details: ['プロキシ：{{proxy}}。'],
    remedy: '「設定」→「プロキシ」で認証情報を入力してください。待機中の処理は、その後やり直されます。',
  },
  'proxy-login-refused': {
    title: 'プロキシが認証情報を受け付けません',
    details: ['プロキシ：{{proxy}}。'],
    remedy: 'パスワードが変更された可能性があります。「設定」→「プロキシ」で入力し直してください。',
  },
  'proxy-login-other': {
    title: 'プロキシが求める認証方式に Koekura は対応していません',
    details: ['プロキシ：{{proxy}}。', '求められた方式：{{ways}}。'],
    remedy:
      'Koekura が使えるのは、ユーザー名とパスワードによる Basic 認証です。Basic 認証を許可するか、このコンピューターから認証なしで Twilio に接続できるようにするよう、ネットワークの管理者にご依頼ください。',
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
    title: 'ログイン情報を送信しませんでした',
    details: ['送信先になるところだったホスト：{{host}}。'],
    remedy:
      'ログイン情報は Twilio 以外には送りません。上の接続先に心当たりがなければ、セキュリティ担当者にお知らせください。',
  },
} satisfies Readonly<Record<string, FailureWords>>;
