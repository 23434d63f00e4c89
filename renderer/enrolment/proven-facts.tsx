import { useTranslation } from 'react-i18next';
import type { Enrolment } from '../../main/contract.ts';
import { Notice } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import { useKeyName } from './use-key-name.ts';

/** What proved an account's encryption: which key, what it is called at Twilio, which recording was opened when. */
export function ProvenFacts({ of: proven }: { readonly of: Enrolment }) {
  const { t } = useTranslation('enrolment');
  const { time } = useFormats();
  const nameOf = useKeyName();
  const facts = {
    ...{ name: nameOf(proven.fingerprint), keySid: proven.keySid ?? '' },
    ...{ recording: proven.recording ?? '', time: time(proven.provenAt ?? 0) },
  };
  return (
    <Notice tone="good" role="status" title={t('provenNow')}>
      <p className="figures">{t('provenNowBody', facts)}</p>
    </Notice>
  );
}
