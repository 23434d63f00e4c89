import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with a plain export. */
export const exportFailures = {
  'export-name-impossible': {
    title: 'このファイル名は使えません',
    details: ['{{name}}。'],
    remedy: 'ひな形を変えてください。録音ごとに違う部分が必要です。',
  },
} satisfies Record<string, FailureWords>;
