import { useTranslation } from 'react-i18next';
import type { Recording } from '../../main/contract.ts';
import { useFormats } from '../language/use-formats.ts';
import { CopySid } from './copy-sid.tsx';
import { Fact, Facts } from './facts.tsx';

type Props = { readonly recording: Recording; readonly seenAt: number | null };

/** What Twilio calls it, and how fresh all this is. */
export function Identifiers({ recording, seenAt }: Props) {
  const { t } = useTranslation('details');
  const formats = useFormats();
  const { sid, call, conference, account } = recording;
  return (
    <Facts title={t('identifiers')}>
      <Fact name={t('recordingSid')} wide>
        <CopySid sid={sid} what={t('recordingSid')} copyable />
      </Fact>
      {call !== null && (
        <Fact name={t('callSid')} wide>
          <CopySid sid={call} what={t('callSid')} copyable={/^CA[0-9a-fA-F]{32}$/.test(call)} />
        </Fact>
      )}
      {conference !== null && (
        <Fact name={t('conferenceSid')} wide>
          <CopySid sid={conference} what={t('conferenceSid')} copyable={false} />
        </Fact>
      )}
      <Fact name={t('accountSid')} wide>
        <CopySid sid={account} what={t('accountSid')} copyable={false} />
      </Fact>
      <Fact name={t('created')}>{formats.time(recording.createdAt)}</Fact>
      {seenAt !== null && <Fact name={t('seenAt')}>{formats.time(seenAt)}</Fact>}
    </Facts>
  );
}
