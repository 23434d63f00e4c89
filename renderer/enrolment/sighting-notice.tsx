import { useTranslation } from 'react-i18next';
import type { Sighting } from '../../main/contract.ts';
import { Notice } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import { useKeyName } from './use-key-name.ts';

/** Recordings sealed for nobody here are an alarm; the others are to be put right. */
const tones = {
  sealed: 'good',
  plain: 'warn',
  'other-key': 'warn',
  'unknown-key': 'bad',
  'does-not-fit': 'bad',
  malformed: 'bad',
  absent: 'warn',
  elsewhere: 'warn',
  unfinished: 'good',
} as const satisfies Record<Sighting['kind'], 'good' | 'warn' | 'bad'>;

/** Recordings that could not be sealed, or stored where they should be, and were lost for it. */
const lost: readonly (number | null)[] = [16104, 16105, 16106, 16111, 16112];

/** Whether it says that recordings are being lost. */
export const isAlarm = ({ kind, errorCode }: Sighting): boolean => tones[kind] === 'bad' || lost.includes(errorCode);

/** Says how some of the new recordings are sealed, and what that means. */
export function SightingNotice({ of: sighting }: { readonly of: Sighting }) {
  const { t } = useTranslation('enrolment');
  const { count: write, time } = useFormats();
  const nameOf = useKeyName();
  const { kind, count, keySid, fingerprint, errorCode, recording, at } = sighting;
  const alarm = isAlarm(sighting);
  const facts = {
    ...{ count, written: write(count), keySid: keySid ?? '', name: nameOf(fingerprint) },
    code: errorCode === null ? t('noCode') : String(errorCode),
  };
  return (
    <Notice tone={alarm ? 'bad' : tones[kind]} role={alarm ? 'alert' : 'status'}>
      <p>{t(`sighting.${kind}`, facts)}</p>
      <p className="figures">{t('newest', { recording, time: time(at) })}</p>
    </Notice>
  );
}
