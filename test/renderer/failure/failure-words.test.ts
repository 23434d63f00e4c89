import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../../main/contract.ts';
import { type FailureLanguage, factsNamedIn, speakOfFailure } from '../../../renderer/failure/failure-words.ts';
import * as english from '../../../renderer/language/en/failures.ts';
import * as japanese from '../../../renderer/language/ja/failures.ts';

const en: FailureLanguage = { tag: 'en', failures: english.failures, facts: english.factWords };
const ja: FailureLanguage = { tag: 'ja', failures: japanese.failures, facts: japanese.factWords };
const root = resolve(import.meta.dirname, '../../..');
const sources = globSync('main/**/*.ts', { cwd: root })
  .filter((path) => path !== 'main/failure.ts')
  .map((path) => readFileSync(resolve(root, path), 'utf8'));

const factsOf = (language: FailureLanguage, code: (typeof failureCodes)[number]) =>
  [...new Set((language.failures[code].details ?? []).flatMap(factsNamedIn))].sort();

describe.each([en, ja])('the words for failures in $tag', (language) => {
  it.each(failureCodes)('say what happened and what to do: %s', (code) => {
    const { title, remedy } = language.failures[code];
    expect(title).toMatch(/\S/);
    expect(remedy).toMatch(language.tag === 'ja' ? /。$/ : /\.$/);
    expect(title).not.toMatch(/[.。]$/);
    expect(factsNamedIn(title + remedy), 'facts may be missing, so they belong in details').toEqual([]);
  });

  it('make every detail a sentence, as several stand in one line', () => {
    for (const code of failureCodes) {
      for (const sentence of language.failures[code].details ?? [])
        expect(sentence).toMatch(/([.。]|\{\{message\}\})$/);
    }
  });
});

it.each(failureCodes)('both languages speak of the same facts: %s', (code) => {
  expect(factsOf(ja, code)).toEqual(factsOf(en, code));
});

it.each(failureCodes.filter((code) => factsOf(en, code).length > 0))('main knows the facts spoken of: %s', (code) => {
  const thrown = sources.filter((source) => source.includes(`'${code}'`)).join('\n');
  // Before main throws it at all, there is nothing to compare with.
  if (thrown === '') return;
  const unknown = factsOf(en, code).filter((fact) => !new RegExp(`\\b${fact}\\b\\s*[:,}]`).test(thrown));
  expect(unknown).toEqual([]);
});

describe('speaking of a failure', () => {
  it('puts the facts into the sentences', () => {
    const said = speakOfFailure(
      { code: 'audio-damaged', facts: { check: 'tag', expectedBytes: 1_234_567, foundBytes: 20 } },
      en,
    );
    expect(said.details).toBe('Its authentication tag is wrong. Expected: 1,234,567 bytes; found: 20.');
  });

  it('leaves out a sentence whose facts are not known', () => {
    expect(speakOfFailure({ code: 'key-missing', facts: {} }, en).details).toBe('');
    expect(speakOfFailure({ code: 'audio-damaged', facts: { check: 'tag', foundBytes: 20 } }, en).details).toBe(
      'Its authentication tag is wrong.',
    );
  });

  it('says in its own language what main names in code, and sets no stop twice', () => {
    const failure = { code: 'disk-refused', facts: { reason: 'in-use', code: 'SQLITE_BUSY' } } as const;
    expect(speakOfFailure(failure, ja).details).toBe(
      'システムからの応答：別のプログラムがファイルを使用しています。コード：SQLITE_BUSY。',
    );
    const dotted = { code: 'keychain-unavailable', facts: { reason: 'No daemon.' } } as const;
    expect(speakOfFailure(dotted, en).details).toBe('No daemon.');
  });

  it('writes a code as it is looked up, not as a number', () => {
    expect(speakOfFailure({ code: 'recording-absent', facts: { errorCode: 16101 } }, en).details).toContain('16101');
  });

  it('takes a fact for text, never for a pattern', () => {
    const said = speakOfFailure({ code: 'name-taken', facts: { name: '$& {{name}} $1' } }, en);
    expect(said.details).toBe('“$& {{name}} $1”.');
  });
});
