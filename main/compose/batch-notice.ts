import type { Batch } from '../contract.ts';

/** What the system's notification says at the end of a batch, when it was stopped, or when it has waited long: counts, never recordings. */
const words = {
  en: {
    finished: 'A batch has finished',
    gaps: 'A batch has finished with gaps',
    cancelled: 'A batch was cancelled',
    stopped: 'A batch has stopped',
    waiting: 'A batch waits for the connection, and goes on by itself',
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
    waiting: '一括処理が接続の回復を待っています。回復すると自動的に再開します',
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
  const ended = whole ? said.finished : said.gaps;
  const title =
    state === 'finished' ? ended : state === 'cancelled' || state === 'waiting' ? said[state] : said.stopped;
  return { title, body: said.body(batch) };
}
