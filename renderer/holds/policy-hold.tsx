import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountList } from '../app/ask-main.ts';
import cards from '../app/cards.module.css';
import { twilioSidOf } from '../app/twilio-sid-of.ts';
import { showScreen } from '../app/use-screen.ts';
import { withoutAny } from '../list/filter-kinds.ts';
import { useListQuestion } from '../list/use-list-question.ts';

/** What the policy holds (SIDs): which of these accounts are connected here, and the way to their recordings. */
export function PolicyHold({ accounts: named }: { readonly accounts: readonly string[] }) {
  const { t } = useTranslation('holds');
  const { change } = useListQuestion();
  const wanted = named.map((sid) => sid.toLowerCase());
  const accounts = useQuery(accountList).data?.accounts ?? [];
  const held = accounts.filter(({ sid }) => wanted.includes(twilioSidOf(sid).toLowerCase()));
  const show = () => {
    change({ view: 'all', accounts: held.map(({ sid }) => sid), filter: withoutAny });
    showScreen('list');
  };
  return (
    <article className={cards.card} aria-label={t('byPolicy')}>
      <header className={cards.cardHead}>
        <h2 className={cards.cardName}>{t('byPolicy')}</h2>
        {held.length > 0 && (
          <Button ml="auto" variant="subtle" color="gray" fw={500} onClick={show}>
            {t('show')}
          </Button>
        )}
      </header>
      <p>{t('byPolicyMeans')}</p>
      <dl className={cards.facts}>
        <dt>{t('standing')}</dt>
        <dd>{held.length === 0 ? t('byPolicyNoneHere') : held.map(({ name }) => name).join(', ')}</dd>
      </dl>
    </article>
  );
}
