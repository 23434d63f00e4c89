import type { checkupWords as english } from '../en/checkup-words.ts';
import type { Translated } from '../translated.ts';

export const checkupWords: Translated<typeof english> = {
  'media-open': {
    title: 'ログインなしでの録音の取得',
    asked:
      'このアカウントの録音 1 件を、第三者と同じようにログインなしで要求しました。受け取った内容は何も保存していません。',
    fix: 'Twilio コンソールの Voice → Settings で「Enforce HTTP Auth on Media URLs」を有効にしてください。リンクだけで再生しているプログラムには、以後ログインが必要になります。一度有効にすると元に戻せません。',
    says: {
      open: 'アドレスを知っていれば誰でも聞けます。Twilio は {{recording}} をログインなしで送信しました。',
      'open-sealed':
        'Twilio はログインなしで録音を送信します。{{recording}} は暗号化されているため、聞かれるおそれはありません。',
      redirected:
        'ログインなしで {{recording}} を要求すると、{{host}} へ転送されました。転送先は開いていません。何があるかを確かめてください。',
      closed: 'Twilio はログインを求めました（ステータス {{status}}）。',
      'nothing-to-ask-for': 'このアカウントには、試しに要求できる完了済みの録音が Twilio にありません。',
      absent: '{{recording}} はもう Twilio にありません。一覧を読み直してから、再確認してください。',
      strange: 'Twilio の応答からは判断できません（ステータス {{status}}、{{contentType}}）。',
    },
  },
  'missing-keys': {
    title: 'ここにない鍵',
    asked: '暗号化された録音が指定する鍵を、ここにある鍵と突き合わせました。',
    fix: '鍵を取り込むか、バックアップから復元してください。誰も持っていない場合は、すぐに Twilio コンソールで別の鍵を選んでください。今録音されているものは、二度と聞けません。',
    says: {
      'still-sealed-for':
        '新しい録音がここでは開けません。録音 {{count}} 件、鍵 {{keys}} 個。最新は {{lastAt}}、鍵は {{keySid}} です。',
      'cannot-be-opened':
        '過去の録音のうち、ここでは開けないものがあります。録音 {{count}} 件、鍵 {{keys}} 個。最新は {{lastAt}} です。',
      none: '一覧にある暗号化された録音の鍵は、すべてここにあります。',
      unread: 'このアカウントの録音は、まだ最後まで読み込まれていません。',
    },
  },
  alerts: {
    title: '録音に関する Twilio の警告',
    asked: '録音の暗号化と保存に関する過去 30 日間の Twilio の警告（16104～16107、16111、16112）を取得して数えました。',
    fix: '鍵の画面で、どの録音のことかを確かめてください。失われた録音は取り戻せません。Twilio コンソールで有効な鍵を選び、自社のバケットに保存する場合は Twilio が書き込めることを確かめてください。',
    says: {
      lost: '暗号化の失敗により録音が失われました。警告 {{count}} 件（{{codes}}）、最後は {{lastAt}} です。',
      'not-stored':
        'Twilio が自社のバケットに書き込めず、録音が失われました。警告 {{count}} 件（{{codes}}）、最後は {{lastAt}} です。',
      'other-key': '選んだ鍵とは別の鍵で暗号化されました。警告 {{count}} 件（{{codes}}）、最後は {{lastAt}} です。',
      noted:
        '過去 30 日間の警告は {{count}} 件（{{codes}}）、最後は {{lastAt}} です。{{by}} が {{notedAt}} に確認済みとし、その後増えていません。',
      none: '過去 30 日間に警告はありません。',
    },
  },
  'plain-recordings': {
    title: '暗号化されていない録音',
    asked: '一覧にある、Twilio に保存された完了済みの録音を数えました。',
    fix: '今後の録音には Voice Recording Encryption を設定し、残っている録音は保管してから消去してください。',
    says: {
      'still-made': '暗号化されずに録音されています。Twilio に {{count}} 件あり、最後の録音は {{lastAt}} です。',
      'older-remain':
        '{{lastAt}} より後の録音はすべて暗号化されていますが、それ以前の録音が Twilio に {{count}} 件残っています。',
      none: 'Twilio にある完了済みの録音 {{encrypted}} 件は、すべて暗号化されています。',
      'no-recordings': 'このアカウントには、完了済みの録音が Twilio にありません。',
      unread: 'このアカウントの録音は、まだ最後まで読み込まれていません。',
    },
  },
  'set-up': {
    title: '暗号化の設定の確認',
    asked: 'このプログラムでの Voice Recording Encryption の設定が、どこまで進んでいるかを確かめました。',
    fix: '設定の画面を開き、最後まで進めてください。実際に録音を開けて初めて、今後の録音も開けることが確かめられます。',
    says: {
      'not-registered': '{{begunAt}} に始めましたが、鍵はまだ Twilio に登録されていません。',
      'not-chosen':
        '鍵は {{registeredAt}} に登録されましたが、Twilio コンソールで選択したという記録がありません。登録しただけでは、録音は暗号化されません。',
      'not-proven': '{{chosenAt}} にコンソールで選択しましたが、その後の録音はまだ一つも開けていません。',
      proven: '{{provenAt}} に {{recording}} を開いて確認しました。',
      never: 'ここで確認したことがないため、今後の録音がどの鍵で暗号化されるかについては判定しません。',
    },
  },
  'login-reach': {
    title: 'ログインの権限',
    asked: 'このプログラムに必要のない、害のない情報を 2 つ（API キーの名前 1 件、通話キュー 1 件）要求しました。',
    fix: '録音の読み取りと削除、通話・イベント・警告の読み取りだけができる制限付き API キーを作成し、ログインをそれに変更してください。',
    says: {
      'auth-token': 'アカウントの Auth Token を使っています。持っている人は何でもでき、権限を絞ることもできません。',
      'main-key': 'メイン API キーを使っています。アカウントや鍵の管理までできます。',
      'standard-key': 'このキーは通話キューも参照できるため、録音だけに制限されていません。',
      'standard-key-only': '標準のキーを使っています。{{region}} では制限付きのキーを作成できません。',
      'refused-more': 'どちらも拒否されました。2 つの要求で分かる範囲では、制限付きのキーです。',
    },
  },
  'login-kept': {
    title: 'ログイン情報の保存',
    asked: 'ログイン情報がキーチェーンにあるかを確かめました。',
    fix: 'ログイン情報を入力し直し、キーチェーンに保存してください。',
    says: {
      lost: 'ログイン情報がキーチェーンにありません。読み込みも取得もできません。',
      session: 'ログイン情報は Koekura を閉じるまでのものです。次に起動した後は、このアカウントの処理ができません。',
      kept: 'キーチェーンにあります。',
    },
  },
  'stored-elsewhere': {
    title: '自社のバケットにある録音',
    asked: '一覧のうち、Twilio の外に保存されている録音を数えました。',
    fix: 'そのバケットを誰が読めるかを確かめてください。Koekura は、そこにある録音を取得も消去もしません。',
    says: {
      some: 'Twilio は録音を自社のバケットに保存しています。{{count}} 件、最新は {{lastAt}} です。誰が読めるかは、ここからは分かりません。',
      none: '一覧にはありません。',
      unread: 'このアカウントの録音は、まだ最後まで読み込まれていません。',
    },
  },
  'removed-outside': {
    title: 'このプログラム以外での消去',
    asked: '過去 30 日間の Twilio のイベントを、台帳と突き合わせました。',
    fix: '台帳を開き、誰がどこから行ったかを調べて、本人に確かめてください。',
    says: {
      some: 'ほかで録音が消去されています。イベント {{count}} 件、最後は {{lastAt}} です。',
      none: '過去 30 日間にはありません（{{fetchedAt}} 時点のイベントによる）。',
      'not-fetched': 'Twilio のイベントは、最近取得されていません。',
    },
  },
  'events-expiring': {
    title: 'Twilio のイベント',
    asked: '台帳に、いつまでの Twilio のイベントがあるかを確かめました。Twilio での保存期間は 30 日だけです。',
    fix: 'キーに Monitor イベントの読み取りを許可してから、台帳の画面で取得してください。',
    says: {
      lost: '{{fetchedAt}} までしか取得していません。その後のイベントは、{{lostAt}} から Twilio で失われています。',
      soon: '{{fetchedAt}} までしか取得していません。{{lostAt}} から失われます。',
      late: '{{fetchedAt}} までしか取得していません。',
      fetched: '{{fetchedAt}} まで取得済みです。',
      never: 'まだ取得していません。',
    },
  },
  'console-logins': {
    title: 'Twilio コンソールにログインできるのは、必要な人だけ',
    asked: 'プログラムからは見えないため、担当者の確認によります。',
    fix: 'コンソールの Account → Users で、退職者を外し、各人の権限を必要最小限にしてください。その後、確認を記録してください。',
    says: attested(),
  },
  'two-factor': {
    title: 'コンソールのすべてのログインに二要素認証',
    asked: 'プログラムからは見えないため、担当者の確認によります。',
    fix: 'コンソールの Account → Security で、二要素認証を必須にしてください。その後、確認を記録してください。',
    says: attested(),
  },
  'shared-logins': {
    title: 'ログインを複数の人で共用していない',
    asked: 'プログラムからは見えないため、担当者の確認によります。',
    fix: '一人ずつログインを発行し、共用していたパスワードを変更してください。その後、確認を記録してください。',
    says: attested(),
  },
  'callers-told': {
    title: '録音していることを通話の相手に伝えている',
    asked: 'プログラムからは見えないため、担当者の確認によります。',
    fix: '実際に電話をかけて案内を聞き、文言の確認も受けてください。その後、確認を記録してください。',
    says: attested(),
  },
};

function attested() {
  return {
    never: 'まだ誰も確認を記録していません。',
    expired: '{{by}} が {{attestedAt}} に確認しましたが、有効期間を過ぎています。{{remark}}',
    'not-in-order': '{{by}} によると問題があります（{{attestedAt}}）。{{remark}}',
    attested: '{{by}} が {{attestedAt}} に確認しました。{{expiresAt}} まで有効です。{{remark}}',
  };
}
