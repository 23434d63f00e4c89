import { useTranslation } from 'react-i18next';
import type { Recording } from '../../main/contract.ts';
import { useFormats } from '../language/use-formats.ts';
import { useRecordingWords } from '../language/use-recording-words.ts';
import { spellNumber } from '../list/spell-number.ts';
import { useRowLook } from '../list/use-row-look.ts';
import classes from './details-pane.module.css';
import { Fact, Facts } from './facts.tsx';

/** Who called whom, when, which way. */
export function CallFacts({ recording }: { readonly recording: Recording }) {
  const { t } = useTranslation('details');
  const formats = useFormats();
  const words = useRecordingWords();
  const account = useRowLook().accounts.get(recording.account);
  const number = (value: string | null) =>
    value === null ? <span className={classes.quiet}>{t('unknown')}</span> : spellNumber(value);
  return (
    <Facts title={t('call')}>
      <Fact name={t('from')}>{number(recording.from)}</Fact>
      <Fact name={t('to')}>{number(recording.to)}</Fact>
      <Fact name={t('localTime')}>{formats.timeHere(recording.startedAt)}</Fact>
      <Fact name={t('utcTime')}>{formats.timeInUtc(recording.startedAt)}</Fact>
      {recording.direction !== null && (
        <Fact name={t('direction')}>{words.word('direction', recording.direction)}</Fact>
      )}
      {account !== undefined && (
        <Fact name={t('accountSid')}>
          <span className={classes.account} data-colour={account.colour}>
            {account.name}
          </span>
        </Fact>
      )}
    </Facts>
  );
}
