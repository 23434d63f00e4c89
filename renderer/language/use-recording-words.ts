import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { recordings as english } from './en/recordings.ts';
import { recordings as japanese } from './ja/recordings.ts';

type Kinds = 'status' | 'direction' | 'source' | 'whereabouts' | 'archived';

/** Words for values of open sets: one that this version does not know is shown as Twilio says it. */
export function useRecordingWords() {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(() => {
    const words = language === 'ja' ? japanese : english;
    const find = (kind: Readonly<Record<string, string>>, value: string) =>
      Object.hasOwn(kind, value) ? kind[value] : undefined;
    return {
      word: (kind: Kinds, value: string): string => find(words[kind], value) ?? value,
      statusExplained: (status: string): string =>
        find(words.statusExplained, status) ?? words.statusExplained.unknown.replace('{{status}}', status),
      absence: (code: number): string =>
        find(words.absence, String(code)) ?? words.absence.unknown.replace('{{code}}', String(code)),
    };
  }, [language]);
}
