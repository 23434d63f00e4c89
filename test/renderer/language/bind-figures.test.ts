import { expect, test } from 'vitest';
import { bindFigures } from '../../../renderer/language/bind-figures.ts';

test('a figure stays with what it counts, and other spaces stay as they are', () => {
  const words = {
    count: '録音 {{number}} 件、{{hours}} 時間',
    within: { remark: '最近の 7 日間に Twilio で {{number}} 件' },
    kept: '{{name}} の録音',
  };
  expect(bindFigures(words)).toEqual({
    count: '録音 {{number}}\u00a0件、{{hours}}\u00a0時間',
    within: { remark: '最近の 7\u00a0日間に Twilio で {{number}}\u00a0件' },
    kept: '{{name}} の録音',
  });
});
