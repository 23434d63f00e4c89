import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldBy, Recording } from '../../main/contract.ts';
import { Dialog } from '../accounts/dialog.tsx';
import { holdsOf } from '../holds/hold-list.ts';
import { LiftHold } from '../holds/lift-hold.tsx';
import { useFormats } from '../language/use-formats.ts';
import { askFor } from '../plans/ask-for.ts';
import { useKeptByPolicy } from '../policy/use-kept-by-policy.ts';
import { useForbidden } from '../policy/use-policy.ts';
import classes from './details-pane.module.css';

/** The holds a recording is and was under, and the ways into and out of one. */
export function HoldFacts({ recording }: { readonly recording: Recording }) {
  const { t } = useTranslation('holds');
  const formats = useFormats();
  const holds = useQuery(holdsOf(recording.sid)).data?.holds ?? [];
  const forbidden = useForbidden('holds.forbidLifting');
  const byPolicy = useKeptByPolicy(recording);
  const [lifting, setLifting] = useState<HeldBy | null>(null);
  const selection = { kind: 'some' as const, ids: [recording.id] };
  const close = () => setLifting(null);
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('section')}</h3>
      {holds.length === 0 && byPolicy === null && <p className={classes.note}>{t('none')}</p>}
      <ul className={classes.holds}>
        {byPolicy !== null && (
          <li>
            <span className={classes.holdReason}>{byPolicy}</span>
          </li>
        )}
        {holds.map((hold) => (
          <li key={hold.hold} data-lifted={hold.liftedAt !== null || undefined}>
            <span className={classes.holdReason}>{hold.reason}</span>
            <p className={classes.note}>
              {hold.liftedAt === null
                ? t('since', { time: formats.time(hold.placedAt), user: hold.placedBy })
                : t('liftedAt', {
                    time: formats.time(hold.liftedAt),
                    user: hold.liftedBy ?? '',
                    reason: hold.liftReason ?? '',
                  })}
            </p>
            {hold.liftedAt === null && (
              <Button
                size="compact-xs"
                variant="subtle"
                {...(forbidden === null ? { color: 'red', c: 'var(--bad)' } : { disabled: true, title: forbidden })}
                onClick={() => setLifting(hold)}
              >
                {t('lift')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => askFor({ what: 'hold', selection, count: 1, sample: recording.sid })}
      >
        {t('add')}
      </Button>
      <Dialog opened={lifting !== null} onClose={close} title={t('liftTitle')}>
        {lifting !== null && <LiftHold of={lifting} from={{ kind: 'some', selection, count: 1 }} onDone={close} />}
      </Dialog>
    </section>
  );
}
