import { useTranslation } from 'react-i18next';
import type { FailureAnswer } from '../../main/contract.ts';
import { failures as english } from '../language/en/failures.ts';
import { failures as japanese } from '../language/ja/failures.ts';
import { type SpokenFailure, speakOfFailure } from './failure-words.ts';

/** Gives the function that puts a failure into words of the language in use. */
export function useFailureWords(): (failure: FailureAnswer) => SpokenFailure {
  const { i18n } = useTranslation();
  const language = i18n.resolvedLanguage ?? 'en';
  const words = language === 'ja' ? japanese : english;
  return (failure) => speakOfFailure(failure, words[failure.code], language);
}
