import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, SyncProgress } from '../../main/contract.ts';
import { useListQuestion } from '../list/use-list-question.ts';
import { accountList, syncList } from './ask-main.ts';
import { Icon } from './icon.tsx';
import classes from './sidebar.module.css';
import { Section } from './sidebar.tsx';
import { showScreen } from './use-screen.ts';

/** Which accounts the list is to show after `sid` is pressed: it alone, or with Ctrl, it as well or no longer. */
export function accountsAfterPress(chosen: readonly string[], sid: string, add: boolean): readonly string[] {
  if (!add) return chosen.length === 1 && chosen[0] === sid ? [] : [sid];
  return chosen.includes(sid) ? chosen.filter((one) => one !== sid) : [...chosen, sid];
}

/** Each account by colour and name; pressing one shows its recordings alone. */
export function SidebarAccounts() {
  const { t } = useTranslation('shell');
  const { settings, change } = useListQuestion();
  const accounts = useQuery(accountList).data?.accounts ?? [];
  const sync = useQuery(syncList).data?.accounts ?? [];
  const chosen = settings.accounts.filter((sid) => accounts.some((one) => one.sid === sid));
  const show = (sids: readonly string[]) => {
    change({ accounts: sids });
    showScreen('list');
  };
  return (
    <Section title={t('accounts')}>
      {accounts.length > 1 && (
        <li>
          <UnstyledButton className={classes.entry} aria-pressed={chosen.length === 0} onClick={() => show([])}>
            <span className={classes.dots} aria-hidden="true" />
            <span className={classes.name}>{t('allAccounts')}</span>
          </UnstyledButton>
        </li>
      )}
      {accounts.map((account) => (
        <li key={account.sid}>
          <UnstyledButton
            className={classes.entry}
            aria-pressed={accounts.length > 1 ? chosen.includes(account.sid) : undefined}
            onClick={(event: MouseEvent) =>
              show(accountsAfterPress(chosen, account.sid, event.ctrlKey || event.metaKey))
            }
          >
            <span className={classes.dot} data-colour={account.colour} />
            <span className={classes.name}>{account.name}</span>
            <AccountState account={account} progress={sync.find((one) => one.account === account.sid)} />
          </UnstyledButton>
        </li>
      ))}
      {accounts.length === 0 && (
        <li>
          <UnstyledButton className={classes.entry} onClick={() => showScreen('accounts')}>
            {t('addAccount')}
          </UnstyledButton>
        </li>
      )}
    </Section>
  );
}

type State = { readonly account: Account; readonly progress: SyncProgress | undefined };

/** One small sign where something about an account wants to be known. */
function AccountState({ account, progress }: State) {
  const { t } = useTranslation('shell');
  if (account.keptIn === 'lost') return <Sign name="warning" title={t('keptIn.lost')} bad />;
  if (progress?.state === 'failed') return <Sign name="warning" title={t('sync.failed')} bad />;
  if (progress?.state === 'running') return <Sign name="sync" title={t('sync.recent')} />;
  if (progress?.state === 'paused') return <Sign name="pause" title={t('sync.pause')} />;
  if (account.keptIn === 'session') return <Sign name="clock" title={t('keptIn.session')} />;
  return null;
}

type SignProps = {
  readonly name: 'warning' | 'sync' | 'pause' | 'clock';
  readonly title: string;
  readonly bad?: boolean;
};

function Sign({ name, title, bad = false }: SignProps) {
  return (
    <span className={classes.sign} data-bad={bad || undefined} title={title}>
      <Icon name={name} size={14} />
      <span className="visually-hidden">{title}</span>
    </span>
  );
}
