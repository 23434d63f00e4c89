import { expect, test } from 'vitest';
import { en } from '../../../renderer/language/en/all.ts';
import { ja } from '../../../renderer/language/ja/all.ts';

/** Every text of a language by its path. */
function texts(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...texts(value, `${path}${key}.`)],
    ),
  );
}
const named = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

const english = texts(en);
const japanese = texts(ja);

test('both languages say everything, and nothing else', () => {
  const spoken = [...english.keys()].filter((path) => !path.endsWith('_one'));
  expect([...japanese.keys()].sort()).toEqual(spoken.sort());
});

test('both languages put in the same values', () => {
  for (const [path, text] of japanese) expect([path, named(text)]).toEqual([path, named(english.get(path) ?? '')]);
});

test('no text is empty or was left in English', () => {
  const kana = /[ぁ-んァ-ヶ一-龠]/;
  const english = /[a-z]{2,} [a-z]{2,}/;
  expect([...japanese].filter(([, text]) => text.trim() === '' || (english.test(text) && !kana.test(text)))).toEqual(
    [],
  );
});
