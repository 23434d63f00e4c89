import { useTranslation } from 'react-i18next';
import type { FailureAnswer } from '../../main/contract.ts';
import { spokenFailureLanguage } from '../language/language.ts';
import { type SpokenFailure, speakOfFailure } from './failure-words.ts';

/** Gives the function that puts a failure into words of the language in use. */
export function useFailureWords(): (failure: FailureAnswer) => SpokenFailure {
  // Draws again when another language is spoken.
  useTranslation();
  const language = spokenFailureLanguage();
  return (failure) => speakOfFailure(failure, language);
}
