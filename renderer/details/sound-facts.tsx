import { useTranslation } from 'react-i18next';
import type { Recording } from '../../main/contract.ts';
import { useFormats } from '../language/use-formats.ts';
import { useRecordingWords } from '../language/use-recording-words.ts';
import { DerivedFact } from './derived-fact.tsx';
import classes from './details-pane.module.css';
import { Fact, Facts } from './facts.tsx';

/** What there is to hear, and if nothing, why. */
export function SoundFacts({ recording }: { readonly recording: Recording }) {
  const { t } = useTranslation(['details', 'recordings']);
  const formats = useFormats();
  const words = useRecordingWords();
  const { duration, channels, source, status, errorCode, whereabouts, price } = recording;
  return (
    <Facts title={t('details:sound')}>
      <Fact name={t('details:status')} note={status === 'completed' ? null : words.statusExplained(status)}>
        {words.word('status', status)}
      </Fact>
      {errorCode !== null && (
        <Fact name={t('details:reason')} note={words.absence(errorCode)}>
          {errorCode}
        </Fact>
      )}
      <Fact
        name={t('details:whereabouts')}
        note={whereabouts === 'elsewhere' ? t('recordings:whereaboutsExplained.elsewhere') : null}
      >
        {words.word('whereabouts', whereabouts)}
      </Fact>
      {whereabouts === 'twilio' && <DerivedFact recording={recording} />}
      {duration !== null && <Fact name={t('details:duration')}>{formats.length(duration)}</Fact>}
      {channels !== null && <Fact name={t('details:channels')}>{channels}</Fact>}
      {source !== null && <Fact name={t('details:source')}>{words.word('source', source)}</Fact>}
      <Fact name={t('details:price')}>
        {price === null ? (
          <span className={classes.quiet}>{t('details:unrated')}</span>
        ) : (
          formats.money(price, recording.priceUnit)
        )}
      </Fact>
    </Facts>
  );
}
