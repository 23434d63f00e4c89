import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '../../main/contract.ts';
import { keyList } from '../app/ask-main.ts';
import { shortFingerprint } from '../keys/short-fingerprint.ts';
import { useFormats } from '../language/use-formats.ts';
import { useKeyName } from './use-key-name.ts';

/** Says in a line what came of a step that is done. */
export function useStepSummary(enrolment: Enrolment): (step: Enrolment['step']) => string {
  const { t } = useTranslation('enrolment');
  const { day, time } = useFormats();
  const nameOf = useKeyName();
  const keys = useQuery(keyList).data?.keys ?? [];
  const { fingerprint, unbacked, keySid, registeredBy, chosenAt } = enrolment;
  const backedUpAt = keys.find((key) => key.fingerprint === fingerprint)?.backedUpAt ?? null;
  const registered = { api: 'registeredApi', found: 'registeredFound', console: 'registeredConsole' } as const;
  return (step) => {
    if (step === 'key')
      return t('keyChosen', { name: nameOf(fingerprint), fingerprint: shortFingerprint(fingerprint ?? '') });
    if (step === 'backup')
      return backedUpAt === null
        ? t('backupUnbacked', { reason: unbacked ?? '' })
        : t('backupDone', { day: day(backedUpAt) });
    if (step === 'register') return t(registered[registeredBy ?? 'console'], { keySid: keySid ?? '' });
    return t('chosenAt', { time: time(chosenAt ?? 0) });
  };
}
