import type { FailureWords } from '../../failure/failure-words.ts';

/** What can go wrong while a key is registered and encryption is proved. 70101 to 70105 are Twilio's codes. */
export const enrolmentFailures = {
  'public-key-not-rsa': {
    title: 'Twilio に登録できるのは RSA 鍵だけです',
    details: ['Twilio のエラーコード：{{code}}。', 'Twilio の応答：{{message}}。'],
    remedy: '何も登録されていません。前の手順に戻って 2048 ビットの RSA 鍵を選ぶか、新しい鍵ペアを作成してください。',
  },
  'public-key-wrong-length': {
    title: 'Twilio に登録できるのは 2048 ビットの鍵だけです',
    details: ['この鍵は {{bits}} ビットです。', 'Twilio のエラーコード：{{code}}。'],
    remedy:
      '何も登録されていません。前の手順に戻って新しい鍵ペアを作成してください。長さは自動的に 2048 ビットになります。',
  },
  'public-key-wrong-exponent': {
    title: 'Twilio に登録できるのは指数が 65537 の鍵だけです',
    details: ['この鍵の指数は {{exponent}} です。', 'Twilio のエラーコード：{{code}}。'],
    remedy: '何も登録されていません。前の手順に戻って新しい鍵ペアを作成してください。指数は自動的に 65537 になります。',
  },
  'public-key-malformed': {
    title: 'Twilio が公開鍵を読み取れませんでした',
    details: ['Twilio のエラーコード：{{code}}。', 'Twilio の応答：{{message}}。'],
    remedy:
      'Twilio の求める形式（PEM、SubjectPublicKeyInfo）で送信しているため、通信の途中で書き換えられた可能性があります。もう一度試すか、公開鍵をコピーしてコンソールで追加してください。',
  },
  'public-key-wrong-type': {
    title: 'Twilio が公開鍵として受け付けませんでした',
    details: ['Twilio のエラーコード：{{code}}。', 'Twilio の応答：{{message}}。'],
    remedy: 'もう一度お試しください。再び拒否される場合は、公開鍵をコピーしてコンソールで追加してください。',
  },
  'public-keys-refused': {
    title: 'このログインには公開鍵を登録する権限がありません',
    details: ['リージョン：{{region}}。', 'Twilio のエラーコード：{{code}}。'],
    remedy:
      '鍵は保管されており、失われたものはありません。公開鍵をコピーしてコンソールで追加するか、スタンダードまたはメインの API キーでアカウントを接続し直してください。',
  },
  'backup-first': {
    title: 'この鍵はまだバックアップされていません',
    details: ['鍵：{{name}}。'],
    remedy:
      '公開鍵を Twilio に登録する前にバックアップしてください。このコンピューターが失われると、この鍵宛てに封印された録音もすべて失われます。別の場所に保管してある場合は、その場所を記入してください。',
  },
  'enrolment-moved-on': {
    title: '設定はすでに別の手順に進んでいます',
    remedy: '現在の手順が画面に表示されています。そこから続けてください。',
  },
} satisfies Readonly<Record<string, FailureWords>>;
