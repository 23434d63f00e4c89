import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Key } from '../../main/contract.ts';
import { useAppState } from '../app/use-settings.ts';
import { CopyButton } from '../failure/copy-button.tsx';
import { Tag } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import classes from './keys.module.css';
import { shortFingerprint } from './short-fingerprint.ts';

export type KeyTask = 'public-half' | 'back-up' | 'rename' | 'forget';
type KeyCard = { readonly of: Key; readonly onTask: (task: KeyTask) => void };

const kept = {
  keychain: { words: 'keptInKeychain', tone: 'quiet' },
  demo: { words: 'keptInDemo', tone: 'quiet' },
  session: { words: 'keptInSession', tone: 'warn' },
  lost: { words: 'keptInLost', tone: 'bad' },
} as const;

/** One key of the ring: everything known of it, and what can be done with it. The key itself is not here. */
export function KeyCard({ of: key, onTask }: KeyCard) {
  const { t } = useTranslation('keys');
  const { day } = useFormats();
  const { demo } = useAppState();
  const { words, tone } = kept[demo && key.keptIn === 'keychain' ? 'demo' : key.keptIn];
  const unsafe = key.backedUpAt === null && key.keptIn !== 'lost';
  return (
    <article className={classes.card} aria-label={key.name}>
      <header className={classes.cardHead}>
        <h2 className={classes.cardName}>{key.name}</h2>
        <Group gap={4} ml="auto" wrap="nowrap">
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
      <dl className={classes.facts}>
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
              <div key={keySid} className={classes.mono}>
                {keySid}
              </div>
            ))
          )}
        </dd>
        <dt>{t('fingerprint')}</dt>
        <dd className={classes.fingerprint}>
          <span className={classes.mono} title={t('fingerprintWhole', { fingerprint: key.fingerprint })}>
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
          <Tag tone={tone}>{t(words)}</Tag>
          {key.keptIn === 'lost' && (
            <Text size="xs" c="dimmed" component="span" ml="xs">
              {t('lost')}
            </Text>
          )}
        </dd>
      </dl>
    </article>
  );
}
