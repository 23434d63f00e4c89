import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Key } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { KeptIn } from '../app/kept-in.tsx';
import { CopyButton } from '../failure/copy-button.tsx';
import { Tag } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import { KeyStanding } from './key-standing.tsx';
import classes from './keys.module.css';
import { shortFingerprint } from './short-fingerprint.ts';

export type KeyTask = 'public-half' | 'back-up' | 'rename' | 'forget';
type KeyCard = { readonly of: Key; readonly onTask: (task: KeyTask) => void };

/** One key of the ring: everything known of it, and what can be done with it. The key itself is not here. */
export function KeyCard({ of: key, onTask }: KeyCard) {
  const { t } = useTranslation('keys');
  const { day } = useFormats();
  const unsafe = key.backedUpAt === null && (key.keptIn === 'keychain' || key.keptIn === 'session');
  return (
    <article className={cards.card} aria-label={key.name}>
      <header className={cards.cardHead}>
        <h2 className={cards.cardName}>{key.name}</h2>
        <Group gap={4} ml="auto" justify="flex-end">
          <Button
            variant={unsafe ? 'light' : 'subtle'}
            color={unsafe ? 'koe' : 'gray'}
            onClick={() => onTask('back-up')}
          >
            {t('backUp')}
          </Button>
          <Button variant="subtle" color="gray" fw={500} onClick={() => onTask('public-half')}>
            {t('publicHalf')}
          </Button>
          <Button variant="subtle" color="gray" fw={500} onClick={() => onTask('rename')}>
            {t('rename')}
          </Button>
          <Button variant="subtle" color="red" c="var(--bad)" fw={500} onClick={() => onTask('forget')}>
            {t('forget')}
          </Button>
        </Group>
      </header>
      <dl className={cards.facts}>
        <dt>{t('backup')}</dt>
        <dd>
          {key.backedUpAt === null ? (
            <>
              <Tag tone="warn">{t('notBackedUp')}</Tag>
              <Text size="xs" c="dimmed" component="span" ml="xs">
                {t('notBackedUpWhy')}
              </Text>
            </>
          ) : (
            t('backedUp', { day: day(key.backedUpAt) })
          )}
        </dd>
        <dt>{t('opens')}</dt>
        <dd>
          {key.opens.length === 0 ? (
            <Text c="dimmed">{t('opensNothing')}</Text>
          ) : (
            key.opens.map((keySid) => (
              <div key={keySid} className={cards.mono}>
                {keySid}
              </div>
            ))
          )}
        </dd>
        <KeyStanding of={key} />
        <dt>{t('fingerprint')}</dt>
        <dd className={classes.fingerprint}>
          <span className={cards.mono} title={t('fingerprintWhole', { fingerprint: key.fingerprint })}>
            {shortFingerprint(key.fingerprint)}…
          </span>
          <CopyButton text={key.fingerprint} />
        </dd>
        <dt>{t('added')}</dt>
        <dd>
          {day(key.addedAt)} · {t(key.origin)} · RSA {t('bits', { bits: key.bits })}
        </dd>
        <dt>{t('keptIn')}</dt>
        <dd>
          <KeptIn
            where={key.keptIn === 'altered' ? 'lost' : key.keptIn}
            lost={t(key.keptIn === 'altered' ? 'keptInAltered' : 'keptInLost')}
            remark={key.keptIn === 'lost' || key.keptIn === 'altered' ? t(key.keptIn) : null}
          />
        </dd>
      </dl>
    </article>
  );
}
