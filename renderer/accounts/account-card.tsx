import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { useAppState } from '../app/use-settings.ts';
import { Tag } from '../failure/notice.tsx';
import classes from './accounts.module.css';
import { SealingKeyChoice } from './sealing-key-choice.tsx';

export type AccountTask = 'edit' | 'change-login' | 'forget';
type AccountCard = { readonly account: Account; readonly onTask: (task: AccountTask) => void };

const kept = {
  keychain: { words: 'keptInKeychain', tone: 'quiet' },
  demo: { words: 'keptInDemo', tone: 'quiet' },
  session: { words: 'keptInSession', tone: 'warn' },
  lost: { words: 'keptInLost', tone: 'bad' },
} as const;

/** One connected account: everything known of it, and what can be done with it. */
export function AccountCard({ account, onTask }: AccountCard) {
  const { t } = useTranslation('accounts');
  const { demo } = useAppState();
  const { words, tone } = kept[demo && account.keptIn === 'keychain' ? 'demo' : account.keptIn];
  const kind = t(account.credential === 'api-key' ? 'apiKey' : 'authToken');
  return (
    <article className={classes.card} aria-label={account.name}>
      <header className={classes.cardHead}>
        <span className={classes.dot} style={{ background: `var(--account-${account.colour})` }} />
        <h2 className={classes.cardName}>{account.name}</h2>
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
      <dl className={classes.facts}>
        <dt>{t('accountSid')}</dt>
        <dd className={classes.sid}>{account.sid}</dd>
        <dt>{t('region')}</dt>
        <dd>{t(account.region)}</dd>
        <dt>{t('credential')}</dt>
        <dd>{t('credentialEnding', { kind, ends: account.credentialEnds })}</dd>
        <dt>{t('keptIn')}</dt>
        <dd>
          <Tag tone={tone}>{t(words)}</Tag>
          {account.keptIn !== 'keychain' && (
            <Text size="xs" c="dimmed" component="span" ml="xs">
              {t(account.keptIn === 'lost' ? 'lost' : 'sessionEnds')}
            </Text>
          )}
        </dd>
        <dt>{t('sealingKey')}</dt>
        <dd>
          <SealingKeyChoice account={account} />
        </dd>
      </dl>
    </article>
  );
}
