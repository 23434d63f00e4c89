import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CheckFinding } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './checkup.module.css';
import { isAttested } from './grades.ts';
import { MendButton } from './mend-button.tsx';
import { useCheckWords } from './use-check-words.ts';

const mostShown = 5;

/** Everything known of one finding: how and when it was seen, since when, what to do, what was found before. */
export function FindingDetails({ finding }: { readonly finding: CheckFinding }) {
  const { t } = useTranslation('checkup');
  const words = useCheckWords();
  const formats = useFormats();
  const { busy, failure, run } = useDeed();
  const { check, scope, subject } = finding;
  const which = { check, scope, subject };
  const past = useQuery({ queryKey: ['checkup.history', which], queryFn: () => call('checkup.history', which) });
  const before = (past.data?.stretches ?? []).filter(({ until }) => until !== null).slice(0, mostShown);
  const recheck = () => void run(async () => void (await call('checkup.recheck', which)));
  return (
    <div className={classes.details}>
      {finding.failure !== null && <FailureNotice failure={finding.failure} />}
      <dl className={cards.facts}>
        <dt>{t('evidence')}</dt>
        <dd>{words.asked(check)}</dd>
        <dt>{t('observedAt')}</dt>
        <dd className="figures">{formats.time(finding.observedAt)}</dd>
        <dt>{t('since')}</dt>
        <dd className="figures">{formats.time(finding.since)}</dd>
        {finding.grade !== 'fine' && (
          <>
            <dt>{t('fix')}</dt>
            <dd>{words.fix(check)}</dd>
          </>
        )}
        <dt>{t('history')}</dt>
        <dd className="figures">
          {before.length === 0
            ? t('historyNone')
            : before.map((stretch) => (
                <div key={stretch.since}>
                  {t('historyLine', {
                    from: formats.time(stretch.since),
                    until: formats.time(stretch.until ?? stretch.observedAt),
                    words: words.verdict(check, stretch),
                  })}
                </div>
              ))}
        </dd>
      </dl>
      {failure && <FailureNotice failure={failure} onRetry={recheck} />}
      <div className={classes.ways}>
        {finding.grade !== 'fine' && <MendButton of={finding} />}
        {!isAttested(finding) && (
          <Button size="compact-sm" variant="default" loading={busy} onClick={recheck}>
            {t('recheck')}
          </Button>
        )}
      </div>
    </div>
  );
}
