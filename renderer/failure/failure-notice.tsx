import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureAnswer } from '../../main/contract.ts';
import { CopyButton } from './copy-button.tsx';
import classes from './notice.module.css';
import { Notice } from './notice.tsx';
import { commandFor } from './remedy-command.ts';
import { useFailureWords } from './use-failure-words.ts';

type FailureNotice = {
  readonly failure: FailureAnswer;
  /** How heavy it is; bad unless said otherwise. */
  readonly tone?: 'bad' | 'warn';
  readonly onRetry?: () => void;
  /** More ways out, as buttons. */
  readonly children?: ReactNode;
};

/** Says what failed, what is known of it and what to do, with the ways out. */
export function FailureNotice({ failure, tone = 'bad', onRetry, children }: FailureNotice) {
  const { t } = useTranslation('failure');
  const words = useFailureWords()(failure);
  const command = commandFor(failure);
  return (
    <Notice tone={tone} role="alert" title={words.title}>
      {words.details !== '' && <p>{words.details}</p>}
      <p>{words.remedy}</p>
      {command !== null && (
        <div className={classes.command}>
          <code>{command}</code>
          <CopyButton text={command} />
        </div>
      )}
      {(onRetry || children) && (
        <div className={classes.ways}>
          {onRetry && (
            <Button size="compact-sm" variant="default" onClick={onRetry}>
              {t('tryAgain')}
            </Button>
          )}
          {children}
        </div>
      )}
    </Notice>
  );
}
