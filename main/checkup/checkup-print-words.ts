import type { Grade } from '../contract.ts';

/** What stands around the findings of a printed check-up, in its two languages. */
type Words = {
  readonly title: string;
  readonly intro: string;
  readonly madeAt: string;
  readonly run: string;
  readonly never: string;
  readonly zone: string;
  readonly counts: string;
  readonly grades: Readonly<Record<Grade, string>>;
  readonly heads: readonly string[];
  readonly since: string;
};

const en: Words = {
  title: 'Check-up',
  intro:
    'How exposed recordings, keys, archives and a computer were found to be. Only what was looked at is called fine; what nobody could look at is called “not seen”.',
  madeAt: 'Printed',
  run: 'Everything was looked at',
  never: 'never yet',
  zone: 'Time zone of all times',
  counts: 'Findings',
  grades: { urgent: 'Urgent', attention: 'To be mended', unseen: 'Not seen', fine: 'Fine' },
  heads: ['About', 'Grade', 'What was found', 'What to do', 'Looked at'],
  since: 'so since',
};

const ja: Words = {
  title: '点検の結果',
  intro:
    '録音、鍵、保管先、コンピューターがどれだけ守られているかを調べた結果です。「問題なし」は確かめたものだけで、確かめられなかったものは「未確認」です。',
  madeAt: '作成日時',
  run: 'すべてを点検した日時',
  never: '未実施',
  zone: '日時のタイムゾーン',
  counts: '結果の数',
  grades: { urgent: '至急', attention: '要対応', unseen: '未確認', fine: '問題なし' },
  heads: ['対象と項目', '判定', '結果', '対応', '確認した日時'],
  since: 'この状態になった日時：',
};

export const checkupPrintWords = (language: 'en' | 'ja'): Words => (language === 'ja' ? ja : en);
