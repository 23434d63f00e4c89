import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keyList } from '../app/ask-main.ts';
import { shortFingerprint } from '../keys/short-fingerprint.ts';

/** Gives the name of a key by its fingerprint; one that is gone is called by what it was. */
export function useKeyName(): (fingerprint: string | null) => string {
  const { t } = useTranslation('enrolment');
  const keys = useQuery(keyList).data?.keys ?? [];
  return (fingerprint) =>
    keys.find((key) => key.fingerprint === fingerprint)?.name ??
    t('provenKeyGone', { fingerprint: shortFingerprint(fingerprint ?? '') });
}
