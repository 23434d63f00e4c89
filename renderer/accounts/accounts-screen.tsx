import { Button, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { accountList } from '../app/ask-main.ts';
import cards from '../app/cards.module.css';
import { familiesOf, lookedFor, manyAccounts } from '../app/families.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { SubaccountsDialog } from '../subaccounts/subaccounts-dialog.tsx';
import type { AccountTask } from './account-card.tsx';
import { AccountFamily } from './account-family.tsx';
import classes from './accounts.module.css';
import { ChangeLoginForm } from './change-login-form.tsx';
import { ConnectForm } from './connect-form.tsx';
import { Dialog } from './dialog.tsx';
import { EditAccountForm } from './edit-account-form.tsx';
import { ForgetAccount } from './forget-account.tsx';

type Task =
  | { readonly task: 'connect' }
  | { readonly task: Exclude<AccountTask, 'subaccounts'>; readonly account: Account };

const titles = {
  connect: 'accounts:connectTitle',
  edit: 'accounts:editTitle',
  'change-login': 'accounts:changeLoginTitle',
  forget: 'accounts:forgetTitle',
} as const;

/** The connected accounts, and the forms that connect, change and forget them. */
export function AccountsScreen() {
  const { t } = useTranslation(['accounts', 'subaccounts']);
  const list = useQuery(accountList);
  const [task, setTask] = useState<Task | null>(null);
  const accounts = list.data?.accounts ?? [];
  const [parent, setParent] = useState<Account | null>(null);
  const [term, setTerm] = useState('');
  const searched = accounts.length >= manyAccounts;
  const families = lookedFor(familiesOf(accounts), searched ? term : '');
  const close = () => setTask(null);
  return (
    <div className={cards.screen}>
      <header className={cards.head}>
        <h1>{t('accounts:title')}</h1>
        {searched && (
          <TextInput
            className={classes.find ?? ''}
            type="search"
            aria-label={t('subaccounts:find')}
            placeholder={t('subaccounts:find')}
            value={term}
            onChange={(event) => setTerm(event.currentTarget.value)}
          />
        )}
        <Button ml={searched ? 0 : 'auto'} onClick={() => setTask({ task: 'connect' })}>
          {t('accounts:connect')}
        </Button>
      </header>
      {list.error && <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />}
      {list.data && accounts.length === 0 && (
        <div className={cards.empty}>
          <Text fw={600}>{t('accounts:none')}</Text>
          <Text c="dimmed">{t('accounts:noneWhatToDo')}</Text>
        </div>
      )}
      {families.map((family) => (
        <AccountFamily
          key={family.head.sid}
          family={family}
          searching={searched && term.trim() !== ''}
          onTask={(chosen, account) =>
            chosen === 'subaccounts' ? setParent(account) : setTask({ task: chosen, account })
          }
        />
      ))}
      {accounts.length > 0 && families.length === 0 && <Text c="dimmed">{t('subaccounts:noneFound')}</Text>}
      {accounts.length > 0 && (
        <p className={classes.footnote}>
          <strong>{t('accounts:sealingKey')}</strong> {t('accounts:sealingKeyWhy')}
        </p>
      )}
      <Dialog
        opened={task !== null}
        onClose={close}
        title={task ? t(titles[task.task], { name: task.task === 'connect' ? '' : task.account.name }) : ''}
      >
        {task?.task === 'connect' && <ConnectForm accounts={accounts} onDone={close} />}
        {task?.task === 'edit' && <EditAccountForm account={task.account} onDone={close} />}
        {task?.task === 'change-login' && <ChangeLoginForm account={task.account} accounts={accounts} onDone={close} />}
        {task?.task === 'forget' && <ForgetAccount account={task.account} accounts={accounts} onDone={close} />}
      </Dialog>
      {parent && <SubaccountsDialog parent={parent} onClose={() => setParent(null)} />}
    </div>
  );
}
