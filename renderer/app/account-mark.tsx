import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import classes from './account-mark.module.css';
import { accountList } from './ask-main.ts';

/** An account by its colour and name; one that is no longer connected by the end of its SID. */
export function AccountMark({ sid }: { readonly sid: string }) {
  const { t } = useTranslation('batches');
  const account = useQuery(accountList).data?.accounts.find((one) => one.sid === sid);
  const name = account?.name ?? t('unknownAccount', { ends: sid.slice(-6) });
  return (
    <span className={classes.mark} title={`${name} · ${sid}`}>
      <span className={classes.dot} data-colour={account?.colour} aria-hidden="true" />
      <span className={classes.name}>{name}</span>
    </span>
  );
}
