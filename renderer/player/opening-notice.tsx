import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/use-formats.ts';
import classes from './player.module.css';
import type { Opening } from './use-open-recording.ts';

type OpeningNotice = { readonly opening: Opening; readonly onCancel: () => void };

/** What is being done before a recording may sound, how far that has come, and how to call it off. */
export function OpeningNotice({ opening, onCancel }: OpeningNotice) {
  const { t } = useTranslation('player');
  const { bytes } = useFormats();
  if (opening.stage !== 'fetching' && opening.stage !== 'verifying') return null;
  const fetching = opening.stage === 'fetching' ? opening : null;
  const part = fetching?.expected ? (100 * fetching.received) / fetching.expected : 100;
  const label = t(fetching ? 'fetching' : 'verifying');
  return (
    <div className={classes.opening}>
      <div className={classes.openingWords}>
        <span>{label}</span>
        {fetching && (
          <span className={`${classes.quiet} figures`}>
            {fetching.expected === null
              ? t('fetchedSoFar', { received: bytes(fetching.received) })
              : t('fetched', {
                  received: bytes(fetching.received),
                  expected: bytes(fetching.expected),
                })}
          </span>
        )}
      </div>
      <Progress value={part} animated={!fetching?.expected} size="sm" aria-label={label} />
      <Button size="compact-sm" variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}
