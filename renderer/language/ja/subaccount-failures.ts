import type { FailureWords } from '../../failure/failure-words.ts';

/** What can go wrong between parent accounts and their subaccounts. */
export const subaccountFailures = {
  'login-lent': {
    title: 'サブアカウントがこのログイン情報を使っています',
    details: ['「{{name}}」のログイン情報を使っているサブアカウント：{{count}} 件。'],
    remedy:
      '先に、各サブアカウントに専用のログイン情報を設定するか、登録を解除してください。その後、このアカウントの登録を解除できます。',
  },
  'login-does-not-reach': {
    title: 'このログイン情報ではサブアカウントに接続できません',
    details: ['「{{name}}」はこのアカウントのログイン情報を使っていますが、新しいものでは接続できませんでした。'],
    remedy:
      '何も変更していません。このアカウントの Auth Token をお使いいただくか、先にサブアカウントに専用のログイン情報を設定してください。',
  },
  'own-login-needed': {
    title: 'サブアカウント専用のログイン情報が必要です',
    remedy:
      'この情報は、ログイン情報の持ち主のアカウントについてしか Twilio から得られません。このサブアカウントは親アカウントのログイン情報を使っています。サブアカウントで API キーを作成し、「アカウント」の「ログイン情報を変更」で入力してください。',
  },
  'subaccounts-refused': {
    title: 'このログイン情報ではサブアカウントの一覧を取得できません',
    remedy:
      '一覧を取得できるのは、親アカウントの Auth Token とメイン（Main）の API キーだけです。親アカウントのログイン情報を変更するか、サブアカウントを個別に接続してください。',
  },
  'subaccount-closed': {
    title: 'このサブアカウントは解約されています',
    remedy:
      'Twilio から録音を取得することはできません。一覧、台帳、鍵はそのまま残ります。保管先にある録音は、これまでどおり再生や書き出しができます。',
  },
} satisfies Readonly<Record<string, FailureWords>>;
