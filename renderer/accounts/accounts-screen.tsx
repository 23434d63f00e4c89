import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { accountList } from '../app/ask-main.ts';
import cards from '../app/cards.module.css';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { AccountCard, type AccountTask } from './account-card.tsx';
import classes from './accounts.module.css';
import { ChangeLoginForm } from './change-login-form.tsx';
import { ConnectForm } from './connect-form.tsx';
import { Dialog } from './dialog.tsx';
import { EditAccountForm } from './edit-account-form.tsx';
import { ForgetAccount } from './forget-account.tsx';

type Task = { readonly task: 'connect' } | { readonly task: AccountTask; readonly account: Account };

const titles = {
  connect: 'connectTitle',
  edit: 'editTitle',
  'change-login': 'changeLoginTitle',
  forget: 'forgetTitle',
} as const;

/** The connected accounts, and the forms that connect, change and forget them. */
export function AccountsScreen() {
  const { t } = useTranslation('accounts');
  const list = useQuery(accountList);
  const [task, setTask] = useState<Task | null>(null);
  const accounts = list.data?.accounts ?? [];
  const close = () => setTask(null);
  return (
    <div className={cards.screen}>
      <header className={cards.head}>
        <h1>{t('title')}</h1>
        <Button ml="auto" onClick={() => setTask({ task: 'connect' })}>
          {t('connect')}
        </Button>
      </header>
      {list.error && <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />}
      {list.data && accounts.length === 0 && (
        <div className={cards.empty}>
          <Text fw={600}>{t('none')}</Text>
          <Text c="dimmed">{t('noneWhatToDo')}</Text>
        </div>
      )}
      {accounts.map((account) => (
        <AccountCard key={account.sid} account={account} onTask={(chosen) => setTask({ task: chosen, account })} />
      ))}
      {accounts.length > 0 && (
        <p className={classes.footnote}>
          <strong>{t('sealingKey')}</strong> {t('sealingKeyWhy')}
        </p>
      )}
      <Dialog
        opened={task !== null}
        onClose={close}
        title={task ? t(titles[task.task], { name: task.task === 'connect' ? '' : task.account.name }) : ''}
      >
        {task?.task === 'connect' && <ConnectForm accounts={accounts} onDone={close} />}
        {task?.task === 'edit' && <EditAccountForm account={task.account} onDone={close} />}
        {task?.task === 'change-login' && <ChangeLoginForm account={task.account} onDone={close} />}
        {task?.task === 'forget' && <ForgetAccount account={task.account} onDone={close} />}
      </Dialog>
    </div>
  );
}
