import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecoveryShown } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { Notice } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import classes from './recovery.module.css';

/** The kit that was made last, and what it lacks by now; or why there should be one. */
export function KitCard({ of: standing, onMake }: { readonly of: RecoveryShown; readonly onMake: () => void }) {
  const { t } = useTranslation('recovery');
  const formats = useFormats();
  const { kit, notInKit, unbacked, entriesSince } = standing;
  const names = (keys: readonly { readonly name: string }[]) => keys.map(({ name }) => name).join(', ');
  if (kit === null) {
    return (
      <div className={cards.empty}>
        <Text fw={600}>{t('noKit')}</Text>
        <Text c="dimmed" mb="sm">
          {t('noKitHint')}
        </Text>
        {unbacked.length > 0 && (
          <Text c="var(--bad)" mb="sm">
            {t('unbacked', { names: names(unbacked) })}
          </Text>
        )}
        <Button onClick={onMake}>{t('makeKit')}</Button>
      </div>
    );
  }
  const count = kit.keys.length;
  return (
    <article className={cards.card} aria-label={t('kit')}>
      <header className={cards.cardHead}>
        <h2 className={cards.cardName}>{t('kit')}</h2>
      </header>
      {notInKit.length > 0 && (
        <div className={classes.told}>
          <Notice tone="warn" role="note">
            <p>{t('notInKit', { names: names(notInKit) })}</p>
          </Notice>
        </div>
      )}
      <dl className={cards.facts}>
        <dt>{t('made')}</dt>
        <dd className="figures">
          {formats.time(kit.madeAt)} · {t('keysInIt', { count, number: formats.count(count) })} ·{' '}
          {entriesSince === 0 || entriesSince === null
            ? t('current')
            : t('since', { count: entriesSince, number: formats.count(entriesSince) })}
        </dd>
        <dt>{t('size')}</dt>
        <dd className="figures">{formats.bytes(kit.bytes)}</dd>
        <dt>{t('fingerprint')}</dt>
        <dd className={cards.mono} style={{ overflowWrap: 'anywhere' }}>
          {kit.sha256}
        </dd>
      </dl>
    </article>
  );
}
