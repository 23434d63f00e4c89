import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, SyncProgress } from '../../main/contract.ts';
import { Icon } from './icon.tsx';
import { Named, SidebarStand } from './rail.tsx';
import classes from './sidebar.module.css';

/** What the entries of accounts have in common. `isChosen` is undefined where there is nothing to choose between. */
export type Choosing = {
  readonly isChosen: (sid: string) => boolean | undefined;
  readonly progressOf: (sid: string) => SyncProgress | undefined;
  readonly onPress: (sid: string, add: boolean) => void;
};

type Entry = { readonly account: Account; readonly choosing: Choosing; readonly children?: ReactNode };

/** One account by colour and name, with a sign where something about it wants to be known; `children` come under it. */
export function SidebarAccount({ account, choosing, children }: Entry) {
  const stand = useContext(SidebarStand);
  return (
    <li>
      <Named name={account.name}>
        <UnstyledButton
          className={classes.entry}
          aria-pressed={choosing.isChosen(account.sid)}
          title={stand === 'rail' ? undefined : account.name}
          onClick={(event) => choosing.onPress(account.sid, event.ctrlKey || event.metaKey)}
        >
          <span className={classes.dot} data-colour={account.colour} />
          <span className={classes.name}>{account.name}</span>
          <AccountState account={account} progress={choosing.progressOf(account.sid)} />
        </UnstyledButton>
      </Named>
      {children}
    </li>
  );
}

type State = { readonly account: Account; readonly progress: SyncProgress | undefined };

/** Whether something about an account is wrong and wants to be seen. */
export function isTroubled({ account, progress }: State): boolean {
  return account.keptIn === 'lost' || account.status !== 'active' || progress?.state === 'failed';
}

/** One small sign where something about an account wants to be known. */
function AccountState({ account, progress }: State) {
  const { t } = useTranslation(['shell', 'subaccounts']);
  if (account.keptIn === 'lost') return <Sign name="warning" title={t('shell:keptIn.lost')} bad />;
  if (account.status !== 'active') return <Sign name="warning" title={t(`subaccounts:${account.status}`)} bad />;
  if (progress?.state === 'failed') return <Sign name="warning" title={t('shell:sync.failed')} bad />;
  if (progress?.state === 'running') return <Sign name="sync" title={t('shell:sync.recent')} />;
  if (progress?.state === 'paused') return <Sign name="pause" title={t('shell:sync.pause')} />;
  if (account.keptIn === 'session') return <Sign name="clock" title={t('shell:keptIn.session')} />;
  return null;
}

type SignProps = {
  readonly name: 'warning' | 'sync' | 'pause' | 'clock';
  readonly title: string;
  readonly bad?: boolean;
};

export function Sign({ name, title, bad = false }: SignProps) {
  return (
    <span className={classes.sign} data-bad={bad || undefined} title={title}>
      <Icon name={name} size={14} />
      <span className="visually-hidden">{title}</span>
    </span>
  );
}
