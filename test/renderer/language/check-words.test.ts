import { expect, test } from 'vitest';
import { everyCheck } from '../../../main/checkup/gathering.ts';
import { en } from '../../../renderer/language/en/all.ts';
import { ja } from '../../../renderer/language/ja/all.ts';

const languages = { en: en.checks, ja: ja.checks } as const;
type Words = Readonly<Record<string, { readonly says: Readonly<Record<string, string>> }>>;

test.each(['en', 'ja'] as const)('every verdict of every check has words, and no others have (%s)', (language) => {
  const words: Words = languages[language];
  const said = Object.entries(words).map(([check, { says }]) => [check, Object.keys(says).toSorted()]);
  const judged = everyCheck.map(({ name, grades }) => [name, Object.keys(grades).toSorted()]);
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(judged));
});
