import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useForbidden } from '../policy/use-policy.ts';
import classes from './list-screen.module.css';
import { listActions, useListActions } from './use-list-actions.ts';

/** What can be done with what is marked. Each opens its plan first; nothing is done from here. */
export function ListActions() {
  const { t } = useTranslation('plans');
  const { onMarked } = useListActions();
  const noExport = useForbidden('export.forbidPlain');
  return (
    <div className={classes.actions} role="toolbar" aria-label={t('actionsLabel')}>
      {listActions.map((what) => (
        <Button
          key={what}
          size="compact-xs"
          variant={what === 'remove' ? 'outline' : 'default'}
          {...(what === 'remove' ? { color: 'red', c: 'var(--bad)' } : {})}
          {...(what === 'export' && noExport !== null ? { disabled: true, title: noExport } : {})}
          onClick={() => onMarked(what)}
        >
          {t(`actions.${what}`)}
        </Button>
      ))}
    </div>
  );
}
