import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Recording } from '../../main/contract.ts';
import { accountList } from '../app/ask-main.ts';
import { useFormats } from '../language/use-formats.ts';
import { spellNumber } from '../list/spell-number.ts';
import classes from './player.module.css';

/** Which call it is, and in sight, whose account: its name and its colour. */
export function TitleBlock({ recording }: { readonly recording: Recording }) {
  const title = useRecordingTitle(recording);
  const account = useQuery(accountList).data?.accounts.find((one) => one.sid === recording.account);
  const { time } = useFormats();
  return (
    <div className={classes.title}>
      <div className={classes.callers} title={title}>
        {title}
      </div>
      <div className={classes.account}>
        {account && <span className={classes.dot} style={{ background: `var(--account-${account.colour})` }} />}
        <span className={classes.accountName}>{account?.name ?? `AC…${recording.account.slice(-4)}`}</span>
        <span aria-hidden="true">·</span>
        <span className={classes.when}>{time(recording.startedAt)}</span>
      </div>
    </div>
  );
}

/** “+81 90… → +81 3…”. */
export function useRecordingTitle(recording: Recording): string {
  const { t } = useTranslation('player');
  const spell = (number: string | null) => (number === null ? t('unknownNumber') : spellNumber(number));
  return `${spell(recording.from)} → ${spell(recording.to)}`;
}
