import type { coverage as english } from '../en/coverage.ts';
import type { Translated } from '../translated.ts';

export const coverage: Translated<typeof english> = {
  title: '鍵で開ける録音',
  counting: '鍵ごとに録音を数えています…',
  none: '録音はまだありません。アカウントを接続すると、どの鍵でどの録音を開けるかをここに表示します。',
  asOf: '{{moment}} 時点の内容です。一覧は読み込み中です。',
  part: {
    have: '鍵がある',
    lost: '以前あった鍵が今はない',
    neverSeen: 'この鍵を一度も見たことがない',
    plain: '暗号化されていない（鍵は不要）',
  },
  // the table
  key: '鍵',
  opens: '録音',
  atTwilio: 'Twilio 上',
  inArchives: '保管先',
  span: '期間',
  show: 'これらの録音を一覧に表示',
  unknownKey: 'まだ読み戻していない写し',
  forgottenKey: '削除された鍵',
  holding: { have: 'あり', lost: 'なし', 'never-seen': '未知の鍵' },
  nothingSeen: '該当する録音はまだありません',
  noBackup: 'バックアップなし',
  elsewhere: '自社のバケットに {{written}} 件',
  // what would be lost
  wouldBeLost_other: 'この鍵を失うと、録音 {{written}} 件（{{hours}}）が失われます。',
  closed_other: '録音 {{written}} 件（{{hours}}）は、ここでは開けません。',
  ofThem: 'うち {{where}}。',
  and: '、',
  onlyAtTwilio: '{{written}} 件は Twilio 上にのみあります',
  onlyInArchives: '{{written}} 件は保管先にのみあります',
  fromTo: '{{oldest}} から {{newest}} まで',
  nothingLost: '失われる録音はありません。すべて別の鍵で、または鍵なしで開けます。',
  // alerts
  alerts: '過去 30 日間に、Twilio で録音の暗号化または保存の問題が起きています',
  alert: {
    '16104_other': '録音 {{written}} 件の暗号化に失敗しました。音声は残っていません。',
    '16105_other': '録音 {{written}} 件で、有効な公開鍵がありませんでした。音声は残っていません。',
    '16106_other': '録音 {{written}} 件で、Twilio の内部エラーにより暗号化できませんでした。音声は残っていません。',
    '16107_other': '録音 {{written}} 件が、指定したものとは別の公開鍵宛てに封印されました。',
    '16111_other':
      '録音 {{written}} 件を、設定の誤りにより自社のバケットに保存できませんでした。音声は残っていません。',
    '16112_other': '録音 {{written}} 件の保存が、自社のバケットに拒否されました。音声は残っていません。',
  },
  lastAlert: '最新：{{moment}}（エラー {{code}}）。',
  noteAlarm: '確認済みにする…',
  noteTitle: 'この警告を確認済みにする',
  noteBody:
    '新しいアラートや録音が加わるまでは、警告として表示されなくなります。名前、日付、備考が台帳に記録されます。Twilio には何も変更を加えません。',
  noteRemark: '備考（行った対応など）',
  noteNow: '確認済みにする',
  cancel: '取り消し',
  noted: '{{by}} が {{moment}} に確認済み。{{remark}}',
  quietAlerts: '確認済みで、その後新しいものがないもの',
  notAsked: '次のアカウントでは、Twilio のアラートを読み取れませんでした',
  notAskedWhy:
    'このままでは、Twilio で暗号化できなくなっても気付けません。API キーに Monitor のアラートの読み取りを許可してから、もう一度確認してください。',
  askAgain: 'もう一度確認',
};
