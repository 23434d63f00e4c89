import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/use-formats.ts';
import { ListActions } from './list-actions.tsx';
import { useListRows } from './list-rows.tsx';
import classes from './list-screen.module.css';
import { useMarkedTotals } from './use-marked-totals.ts';

/** Below the list: how much is shown, or marked. */
export function ListFooter() {
  const { t } = useTranslation('list');
  const formats = useFormats();
  const { known, markAll, clear } = useListRows();
  const { count, seconds } = useMarkedTotals();
  const matching = known.matching ?? 0;
  const marking = count > 1;
  const shown = t('counted', { count: matching, number: formats.count(matching), hours: formats.hours(known.seconds) });
  const marked = t('selected', { count, number: formats.count(count) });
  return (
    <footer className={classes.footer} data-marking={marking || undefined} data-acting={count > 0 || undefined}>
      <span role="status" className="figures">
        {known.matching === null
          ? ''
          : marking
            ? `${marked}${seconds === null ? '' : ` · ${formats.hours(seconds)}`}`
            : count === 1
              ? `${shown} · ${marked}`
              : shown}
      </span>
      {marking && count < matching && (
        <Button size="compact-xs" variant="subtle" onClick={markAll}>
          {t('selectAll', { count: matching, number: formats.count(matching) })}
        </Button>
      )}
      {marking && (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={clear}>
          {t('clearSelection')}
        </Button>
      )}
      {count > 0 && <ListActions />}
    </footer>
  );
}
