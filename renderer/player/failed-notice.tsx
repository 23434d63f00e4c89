import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FailureAnswer } from '../../main/contract.ts';
import { useFailureWords } from '../failure/use-failure-words.ts';
import classes from './player.module.css';
import { type WayOut, waysOutOf } from './ways-out.ts';

type FailedNotice = { readonly failure: FailureAnswer; readonly onAgain: () => void };

const labels = {
  keys: 'importKey',
  accounts: 'goToAccounts',
  settings: 'goToSettings',
  'try-again': 'tryAgain',
  'open-again': 'openAgain',
  'fetch-again': 'fetchAgain',
  open: 'open',
} as const satisfies Record<WayOut, string>;

/** Why a recording cannot be heard, and the ways out. */
export function FailedNotice({ failure, onAgain }: FailedNotice) {
  const { t } = useTranslation('player');
  const words = useFailureWords()(failure);
  return (
    <div className={classes.failed}>
      <div className={classes.failedWords} role="alert" data-calm={failure.code === 'cancelled'}>
        <strong>{words.title}</strong>
        <span>
          {words.details} {words.remedy}
        </span>
      </div>
      <div className={classes.waysOut}>
        {waysOutOf(failure.code).map((way, index) =>
          way === 'keys' || way === 'accounts' || way === 'settings' ? (
            <Button key={way} size="compact-sm" component="a" href={`#${way}`}>
              {t(labels[way])}
            </Button>
          ) : (
            <Button key={way} size="compact-sm" variant={index === 0 ? 'filled' : 'default'} onClick={onAgain}>
              {t(labels[way])}
            </Button>
          ),
        )}
      </div>
    </div>
  );
}
