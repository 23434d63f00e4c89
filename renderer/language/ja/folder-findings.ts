import type { folderFindings as english } from '../en/folder-findings.ts';
import type { Translated } from '../translated.ts';

/** What a pre-flight says of a folder, by check. */
export const folderFindings: Translated<typeof english> = {
  writes: {
    title: '読み書き',
    good: '試験用のファイルを書き込み、読み戻し、削除しました。',
    bad: '試験用のファイルの書き込みと読み戻しができません。コード：{{code}}。',
  },
  flush: {
    title: '書き込みの確定',
    good: '書き込んだ内容がディスクに届いたことを、ファイルシステムが確認します。',
    warn: '書き込んだ内容がディスクに届いたことを、ファイルシステムが確認しません。コード：{{code}}。',
  },
  rename: {
    title: 'ファイルの配置',
    good: '書き終えたファイルを一度の操作で所定の場所に置けます。',
    bad: '書き終えたファイルを一度の操作で所定の場所に置けません。コード：{{code}}。',
  },
  'hard-links': {
    title: '上書きの防止',
    good: 'ファイルシステムが上書きを拒否します。',
    warn: 'このファイルシステムにはハードリンクがないため、Koekura が書き込む前に確かめます。2 台のコンピューターから同時に書き込まないでください。',
  },
  case: {
    title: '大文字と小文字',
    good: '大文字と小文字だけが違う名前を区別します。',
    warn: '大文字と小文字だけが違う名前は同じものとして扱われます。Koekura がそのような名前を使うことはありません。',
  },
  free: {
    title: '空き容量',
    good: '空き容量は {{freeBytes}} です。',
    warn: '空き容量は {{freeBytes}} しかありません。',
    unknown: '空き容量が分かりません。',
  },
  network: {
    title: 'ドライブの種類',
    good: 'このコンピューターのドライブです（{{type}}）。',
    warn: 'ネットワーク共有です（{{type}}）。保管の速さはネットワーク次第で、写しの読み戻しもネットワーク経由になります。',
    unknown: 'ドライブの種類が分かりません。',
  },
  temporary: {
    title: '永続性',
    good: '自動的に削除される場所ではありません。',
    warn: '一時フォルダーの中です。システムによって削除されることがあります。',
  },
  memory: {
    title: '永続性',
    warn: 'メモリー上の場所です（{{type}}）。電源を切ると失われます。',
  },
  removable: {
    title: '取り外せるドライブ',
    warn: '取り外せるドライブのようです。写しを作る間は接続したままにし、大切に保管してください。',
  },
  synced: {
    title: '同期フォルダー',
    warn: '{{service}} が同期するフォルダーの中です。写しはそのサービスにも送られ、中身のない代用ファイルに置き換えられることがあります。',
  },
  program: {
    title: '専用の場所',
    bad: 'Koekura 自身のフォルダーの中です。別の場所を選んでください。',
  },
  empty: {
    title: '今あるもの',
    good: 'ほかには何もありません。',
    warn: 'ほかのものがあります。Koekura は触れませんが、専用のフォルダーのほうが整理しやすくなります。',
  },
  archive: {
    title: '今あるもの',
    good: 'Koekura の保管先です。',
    bad: '新しいバージョンの Koekura が作成した保管先か、説明ファイルを読めない保管先です。',
  },
  known: {
    title: '今あるもの',
    warn: '登録済みの「{{name}}」です。追加すると、登録の場所がここに変わります。',
  },
};
