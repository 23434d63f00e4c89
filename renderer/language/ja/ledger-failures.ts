import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with the ledger. */
export const ledgerFailures = {
  'ledger-altered': {
    title: '台帳が署名したときと違います',
    details: ['項目 {{number}}。'],
    remedy:
      '調べがつくまで消去は行いません。台帳を開いて検証し、入れ替えられていればプロファイルを控えから戻してください。',
  },
  'ledger-key-missing': {
    title: '台帳に署名する鍵がキーチェーンにありません',
    remedy: 'キーチェーンを開くか、項目を戻してください。Koekura が勝手に新しい鍵を作ることはありません。',
  },
} satisfies Record<string, FailureWords>;
