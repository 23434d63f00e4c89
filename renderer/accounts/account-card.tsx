import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { KeptIn } from '../app/kept-in.tsx';
import classes from './accounts.module.css';
import { SealingKeyChoice } from './sealing-key-choice.tsx';

export type AccountTask = 'edit' | 'change-login' | 'forget';
type AccountCard = { readonly account: Account; readonly onTask: (task: AccountTask) => void };

/** One connected account: everything known of it, and what can be done with it. */
export function AccountCard({ account, onTask }: AccountCard) {
  const { t } = useTranslation('accounts');
  const kind = t(account.credential === 'api-key' ? 'apiKey' : 'authToken');
  return (
    <article className={cards.card} aria-label={account.name}>
      <header className={cards.cardHead}>
        <span className={classes.dot} style={{ background: `var(--account-${account.colour})` }} />
        <h2 className={cards.cardName}>{account.name}</h2>
        <Group gap={4} ml="auto" wrap="nowrap">
          <Button variant="subtle" color="gray" fw={500} onClick={() => onTask('edit')}>
            {t('edit')}
          </Button>
          <Button variant="subtle" color="gray" fw={500} onClick={() => onTask('change-login')}>
            {t('changeLogin')}
          </Button>
          <Button variant="subtle" color="red" c="var(--bad)" fw={500} onClick={() => onTask('forget')}>
            {t('forget')}
          </Button>
        </Group>
      </header>
      <dl className={cards.facts}>
        <dt>{t('accountSid')}</dt>
        <dd className={cards.mono}>{account.sid}</dd>
        <dt>{t('region')}</dt>
        <dd>{t(account.region)}</dd>
        <dt>{t('credential')}</dt>
        <dd>{t('credentialEnding', { kind, ends: account.credentialEnds })}</dd>
        <dt>{t('keptIn')}</dt>
        <dd>
          <KeptIn
            where={account.keptIn}
            lost={t('keptInLost')}
            remark={account.keptIn === 'keychain' ? null : t(account.keptIn === 'lost' ? 'lost' : 'sessionEnds')}
          />
        </dd>
        <dt>{t('sealingKey')}</dt>
        <dd>
          <SealingKeyChoice account={account} />
        </dd>
      </dl>
    </article>
  );
}
