import type { welcome as english } from '../en/welcome.ts';
import type { Translated } from '../translated.ts';

export const welcome: Translated<typeof english> = {
  title: 'Koekura',
  kana: '声蔵',
  what: '通話録音の蔵です。Twilio アカウントの通話を探し、暗号化されていてもいなくても、すぐに聞けます。',
  promise: '秘密鍵はこのコンピューターの外に出しません。復号した音声をディスクに書き込むのは、書き出したときだけです。',
  connect: 'Twilio アカウントを接続',
  connectHint: 'アカウント SID と API キーをご用意ください。',
  restore: '復旧キットから復元',
  restoreHint: '別のコンピューターを失ったとき。アカウントを接続する前に行います。',
  lookAround: 'デモアカウントで試す',
  lookAroundHint: '架空の通話数百件を、このコンピューターの中だけで試せます。外部との通信はありません。',
};
