import { Button, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/use-formats.ts';
import classes from './ledger.module.css';
import { linesAPage } from './ledger-question.ts';

type Pager = { readonly page: number; readonly matching: number; readonly onPage: (page: number) => void };

/** Which lines are shown, and the way to the others. */
export function LedgerPager({ page, matching, onPage }: Pager) {
  const { t } = useTranslation('ledger');
  const { count } = useFormats();
  const last = Math.max(0, Math.ceil(matching / linesAPage) - 1);
  const move = (label: string, to: number, possible: boolean) => (
    <Button variant="default" size="compact-sm" disabled={!possible} onClick={() => onPage(to)}>
      {label}
    </Button>
  );
  const shown = {
    count: matching,
    shown: count(matching),
    first: count(page * linesAPage + 1),
    last: count(Math.min(matching, (page + 1) * linesAPage)),
  };
  return (
    <nav className={classes.pager} aria-label={t('page')}>
      <span className="figures" aria-live="polite">
        {t('shown', shown)}
      </span>
      {last > 0 && (
        <div className={classes.moves}>
          {move(t('firstPage'), 0, page > 0)}
          {move(t('previous'), page - 1, page > 0)}
          <NumberInput
            className={classes.pageNumber}
            aria-label={t('page')}
            value={page + 1}
            min={1}
            max={last + 1}
            clampBehavior="strict"
            hideControls
            onChange={(value) => typeof value === 'number' && value >= 1 && onPage(Math.min(last, value - 1))}
          />
          <span className="figures">/ {count(last + 1)}</span>
          {move(t('next'), page + 1, page < last)}
          {move(t('lastPage'), last, page < last)}
        </div>
      )}
    </nav>
  );
}
