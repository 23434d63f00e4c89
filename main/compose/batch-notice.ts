import type { Batch } from '../contract.ts';

/** What the system's notification says at the end of a batch, or when it was stopped: counts, never recordings. */
const words = {
  en: {
    finished: 'A batch has finished',
    gaps: 'A batch has finished with gaps',
    cancelled: 'A batch was cancelled',
    stopped: 'A batch has stopped',
    body: ({ counts: { copied, exported, removed, kept, failed } }: Batch) =>
      [
        [copied, 'archived'],
        [exported, 'exported'],
        [removed, 'removed'],
        [kept, 'kept'],
        [failed, 'failed'],
      ]
        .filter(([count]) => count !== 0)
        .map(([count, word]) => `${count?.toLocaleString('en')} ${word}`)
        .join(', '),
  },
  ja: {
    finished: '一括処理が完了しました',
    gaps: '一括処理が一部未完了で終了しました',
    cancelled: '一括処理を中止しました',
    stopped: '一括処理が停止しました',
    body: ({ counts: { copied, exported, removed, kept, failed } }: Batch) =>
      [
        [copied, '保管'],
        [exported, '書き出し'],
        [removed, '消去'],
        [kept, '残した録音'],
        [failed, '失敗'],
      ]
        .filter(([count]) => count !== 0)
        .map(([count, word]) => `${word} ${count?.toLocaleString('ja')} 件`)
        .join('、'),
  },
} as const;

export function batchNotice(batch: Batch, language: 'en' | 'ja'): { readonly title: string; readonly body: string } {
  const said = words[language];
  const { state, whole } = batch;
  const title =
    state === 'finished' ? (whole ? said.finished : said.gaps) : state === 'cancelled' ? said.cancelled : said.stopped;
  return { title, body: said.body(batch) };
}
