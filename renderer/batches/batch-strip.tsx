import { Button, Progress, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AccountMark } from '../app/account-mark.tsx';
import { useNow } from '../app/use-now.ts';
import { showScreen } from '../app/use-screen.ts';
import { call } from '../call.ts';
import { useFormats } from '../language/use-formats.ts';
import { batchList, doneOf, inOrder, isOpen, removes, worksBySelf } from './batch-list.ts';
import { useStateWords } from './batch-words.ts';
import classes from './batches.module.css';

/** The batch at work, in sight on every screen, with the way to call its removal off; nothing when none is. */
export function BatchStrip() {
  const { t } = useTranslation('batches');
  const formats = useFormats();
  const say = useStateWords();
  const open = inOrder(useQuery(batchList).data?.batches ?? []).filter(isOpen);
  const [batch] = open;
  const now = useNow(batch !== undefined);
  if (batch === undefined) return null;
  const { planned } = batch.counts;
  const done = doneOf(batch);
  const more = open.length - 1;
  const left = batch.removingFrom === null ? 0 : batch.removingFrom - now;
  return (
    <section className={classes.strip} aria-label={t('strip.label')}>
      <UnstyledButton className={classes.stripHead} onClick={() => showScreen('batches')}>
        <span className={classes.stripLine}>
          <strong>{t(`kind.${batch.kind}`)}</strong>
          <span className="figures">
            {formats.count(done)} / {formats.count(planned)}
          </span>
        </span>
        <Progress
          className={classes.stripBar}
          size={4}
          value={planned === 0 ? 0 : (done / planned) * 100}
          aria-label={t('progressLabel')}
        />
        <span>{say(batch, now).words}</span>
        {more > 0 && <span className={classes.quiet}>{t('strip.more', { count: more, number: more })}</span>}
      </UnstyledButton>
      {removes(batch) && (
        <>
          <span className={classes.stripAccounts}>
            {batch.accounts.map((sid) => (
              <AccountMark key={sid} sid={sid} />
            ))}
          </span>
          {left > 0 && worksBySelf(batch) && (
            <span className="figures">{t('strip.removingIn', { left: formats.length(left) })}</span>
          )}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => void call('batches.call-off', { batch: batch.batch }).catch(() => showScreen('batches'))}
          >
            {t('callOff')}
          </Button>
        </>
      )}
    </section>
  );
}
