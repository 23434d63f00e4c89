import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with the ledger. */
export const ledgerFailures = {
  'ledger-altered': {
    title: '台帳が署名したときと違います',
    details: ['項目 {{number}}。'],
    remedy:
      '調べがつくまで消去は行いません。台帳を開いて検証し、入れ替えられていれば、プロファイルをバックアップから復元してください。',
  },
  'ledger-key-missing': {
    title: '台帳に署名する鍵がキーチェーンにありません',
    remedy: 'キーチェーンのロックを解除するか、元の鍵を戻してください。新しい鍵が自動で作られることはありません。',
  },
} satisfies Record<string, FailureWords>;
