import { useTranslation } from 'react-i18next';
import type { FailureAnswer } from '../../main/contract.ts';
import * as english from '../language/en/failures.ts';
import * as japanese from '../language/ja/failures.ts';
import { type FailureLanguage, type SpokenFailure, speakOfFailure } from './failure-words.ts';

const en: FailureLanguage = { tag: 'en', failures: english.failures, facts: english.factWords };
const ja: FailureLanguage = { tag: 'ja', failures: japanese.failures, facts: japanese.factWords };

/** Gives the function that puts a failure into words of the language in use. */
export function useFailureWords(): (failure: FailureAnswer) => SpokenFailure {
  const { i18n } = useTranslation();
  const language = i18n.language === 'ja' ? ja : en;
  return (failure) => speakOfFailure(failure, language);
}
