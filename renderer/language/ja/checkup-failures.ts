import type { FailureWords } from '../../failure/failure-words.ts';

/** What can keep a check-up from being done. */
export const checkupFailures = {
  'checkup-running': {
    title: '点検の実行中です',
    remedy: '終わるまで待つか、先に取り消してください。',
  },
  'checkup-unknown': {
    title: 'その項目はもう点検の対象ではありません',
    remedy:
      'アカウント、鍵、または保管先の登録が、その間に解除された可能性があります。もう一度点検を実行してください。',
  },
  'alarm-unknown': {
    title: 'この警告はすでにありません',
    remedy: '該当するものがなくなっているため、記録する必要はありません。',
  },
} satisfies Record<string, FailureWords>;
