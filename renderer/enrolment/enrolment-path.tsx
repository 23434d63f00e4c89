import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '../../main/contract.ts';
import { Icon } from '../app/icon.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { BackupStep } from './backup-step.tsx';
import { ConsoleStep } from './console-step.tsx';
import classes from './enrolment.module.css';
import { KeyStep } from './key-step.tsx';
import { RegisterStep } from './register-step.tsx';
import { useStepSummary } from './use-step-summary.ts';
import { WatchStep } from './watch-step.tsx';

const steps = ['key', 'backup', 'register', 'console', 'watch'] as const;
const bodies = {
  key: KeyStep,
  backup: BackupStep,
  register: RegisterStep,
  console: ConsoleStep,
  watch: WatchStep,
} as const;

/** The steps from a key to its proof: what is done, what is to be done now, what comes. */
export function EnrolmentPath({ of: enrolment }: { readonly of: Enrolment }) {
  const { t } = useTranslation('enrolment');
  const { busy, failure, run } = useDeed();
  const summary = useStepSummary(enrolment);
  const at = (steps as readonly string[]).indexOf(enrolment.step);
  return (
    <ol className={classes.path} aria-label={t('path')}>
      {steps.map((step, place) => {
        const state = place < at ? 'done' : place === at ? 'now' : 'later';
        const Body = bodies[step];
        return (
          <li
            key={step}
            className={classes.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={classes.place} aria-hidden="true">
              {state === 'done' ? <Icon name="check" size={12} /> : place + 1}
            </span>
            <div className={classes.stepBody}>
              <div className={classes.stepHead}>
                <h3>{t(`step.${step}`)}</h3>
                {state !== 'later' && <span className="visually-hidden">{t(state)}</span>}
                {state === 'done' && <span className={classes.summary}>{summary(step)}</span>}
                {state === 'done' && step !== 'backup' && step !== 'watch' && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    ml="auto"
                    disabled={busy}
                    onClick={() =>
                      void run(
                        async () => void (await call('enrolment.go-back', { account: enrolment.account, to: step })),
                      )
                    }
                  >
                    {t('back')}
                  </Button>
                )}
              </div>
              {state === 'now' && (
                <div className={classes.stepDeeds}>
                  {failure && <FailureNotice failure={failure} />}
                  <Body of={enrolment} />
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
