import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { KeptIn } from '../app/kept-in.tsx';
import { twilioSidOf } from '../app/twilio-sid-of.ts';
import { showScreen } from '../app/use-screen.ts';
import classes from './accounts.module.css';
import { FamilyFacts } from './family-facts.tsx';
import { SealingKeyChoice } from './sealing-key-choice.tsx';

export type AccountTask = 'edit' | 'change-login' | 'forget' | 'subaccounts';
/** `parent`: the connected parent of a subaccount, or null. */
type AccountCard = {
  readonly account: Account;
  readonly parent: Account | null;
  readonly onTask: (task: AccountTask) => void;
};

/** One connected account: everything known of it, and what can be done with it. */
export function AccountCard({ account, parent, onTask }: AccountCard) {
  const { t } = useTranslation(['accounts', 'subaccounts', 'enrolment']);
  const kind = t(`accounts:${account.credential === 'api-key' ? 'apiKey' : 'authToken'}`);
  const lender = account.borrowed ? parent : null;
  return (
    <article className={cards.card} aria-label={account.name} data-many={parent !== null || undefined}>
      <header className={cards.cardHead}>
        <span className={classes.dot} style={{ background: `var(--account-${account.colour})` }} />
        <h2 className={cards.cardName}>{account.name}</h2>
        <Group gap={4} ml="auto" justify="flex-end">
          <Button variant="subtle" color="gray" fw={500} onClick={() => showScreen('encryption')}>
            {t('enrolment:open')}
          </Button>
          {account.parent === null && (
            <Button variant="subtle" color="gray" fw={500} onClick={() => onTask('subaccounts')}>
              {t('subaccounts:open')}
            </Button>
          )}
          <Button variant="subtle" color="gray" fw={500} onClick={() => onTask('edit')}>
            {t('accounts:edit')}
          </Button>
          <Button variant="subtle" color="gray" fw={500} onClick={() => onTask('change-login')}>
            {t('accounts:changeLogin')}
          </Button>
          <Button variant="subtle" color="red" c="var(--bad)" fw={500} onClick={() => onTask('forget')}>
            {t('accounts:forget')}
          </Button>
        </Group>
      </header>
      <dl className={cards.facts}>
        <dt>{t('accounts:accountSid')}</dt>
        <dd className={cards.mono}>{twilioSidOf(account.sid)}</dd>
        <FamilyFacts account={account} parent={parent} />
        <dt>{t('accounts:region')}</dt>
        <dd>{t(`accounts:${account.region}`)}</dd>
        <dt>{t('accounts:credential')}</dt>
        <dd>
          {lender === null
            ? t('accounts:credentialEnding', { kind, ends: account.credentialEnds })
            : t('subaccounts:borrowed', { parent: lender.name, kind, ends: account.credentialEnds })}
        </dd>
        <dt>{t('accounts:keptIn')}</dt>
        <dd>
          <KeptIn where={account.keptIn} lost={t('accounts:keptInLost')} remark={remarkOn(account)} />
        </dd>
        <dt>{t('accounts:sealingKey')}</dt>
        <dd>
          <SealingKeyChoice account={account} />
        </dd>
      </dl>
    </article>
  );

  function remarkOn({ keptIn }: Account): string | null {
    if (keptIn === 'lost') return t('accounts:lost');
    if (keptIn === 'session') return t('accounts:sessionEnds');
    return lender === null ? null : t('subaccounts:keptWithParent', { parent: lender.name });
  }
}
