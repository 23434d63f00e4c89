import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Hold } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { showScreen } from '../app/use-screen.ts';
import { Notice, Tag } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import { withoutAny } from '../list/filter-kinds.ts';
import { useListQuestion } from '../list/use-list-question.ts';
import { useForbidden } from '../policy/use-policy.ts';

/** One hold: why, who, when, and how much it keeps. */
export function HoldCard({ hold, onLift }: { readonly hold: Hold; readonly onLift: () => void }) {
  const { t } = useTranslation('holds');
  const formats = useFormats();
  const { change } = useListQuestion();
  const forbidden = useForbidden('holds.forbidLifting');
  const { count, seconds } = hold.standing;
  const show = () => {
    change({ view: 'all', accounts: [], filter: { ...withoutAny, holds: [hold.hold] } });
    showScreen('list');
  };
  return (
    <article className={cards.card} aria-label={hold.reason}>
      <header className={cards.cardHead}>
        <h2 className={cards.cardName} title={hold.reason}>
          {hold.reason}
        </h2>
        {count === 0 && <Tag tone="quiet">{t('lifted')}</Tag>}
        {hold.everHeld < hold.wanted && <Tag tone="bad">{t('interrupted')}</Tag>}
        {count > 0 && (
          <Group gap={4} ml="auto" justify="flex-end">
            <Button variant="subtle" color="gray" fw={500} onClick={show}>
              {t('show')}
            </Button>
            <Button
              variant="subtle"
              {...(forbidden === null ? { color: 'red', c: 'var(--bad)' } : { disabled: true, title: forbidden })}
              fw={500}
              onClick={onLift}
            >
              {t('lift')}
            </Button>
          </Group>
        )}
      </header>
      {hold.everHeld < hold.wanted && (
        <Notice tone="bad" role="note">
          <p>{t('interruptedNote', { held: formats.count(hold.everHeld), wanted: formats.count(hold.wanted) })}</p>
        </Notice>
      )}
      <dl className={cards.facts}>
        <dt>{t('standing')}</dt>
        <dd className="figures">
          {t('standingCount', { count, number: formats.count(count), hours: formats.hours(seconds) })}
          {hold.everHeld !== count && ` · ${t('everHeld', { number: formats.count(hold.everHeld) })}`}
        </dd>
        <dt>{t('placed')}</dt>
        <dd className="figures">{t('by', { time: formats.time(hold.placedAt), user: hold.placedBy })}</dd>
      </dl>
    </article>
  );
}
