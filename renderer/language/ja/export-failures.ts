import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with a plain export. */
export const exportFailures = {
  'export-name-impossible': {
    title: 'このファイル名は使えません',
    details: ['{{name}}。'],
    remedy: '波かっこ内には示した語だけを使い、ピリオドと空白以外の文字を含めてください。',
  },
  'export-folder-missing': {
    title: '書き出し先のフォルダーが見つかりません',
    details: ['{{folder}}。'],
    remedy: 'ドライブまたは共有フォルダーを接続してから、書き出しを再開してください。',
  },
  'export-format-unfit': {
    title: 'この録音はその形式では書き出せません',
    details: ['{{format}}：{{channels}} チャンネル、{{bits}} ビット。'],
    remedy: 'WAV で書き出してください。元のままの形で保存されます。',
  },
} satisfies Record<string, FailureWords>;
