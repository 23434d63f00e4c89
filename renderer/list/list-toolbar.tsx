import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../app/icon.tsx';
import { SyncStatus } from '../app/sync-status.tsx';
import { changeSettings, useSettings } from '../app/use-settings.ts';
import { useFormats } from '../language/use-formats.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { AddFilter, FilterChips } from './filters.tsx';
import classes from './list-screen.module.css';
import { SearchField } from './search-field.tsx';
import { useListQuestion } from './use-list-question.ts';

/** Above the list: what it is asked, how it is shown, how far it is read. */
export function ListToolbar() {
  const { t } = useTranslation('list');
  const { settings, change } = useListQuestion();
  const { clock } = useSettings();
  const formats = useFormats();
  const detailsLabel = t(settings.detailsShown ? 'hideDetails' : 'showDetails');
  return (
    <header className={classes.toolbar}>
      <div className={classes.tools}>
        <div className={classes.search}>
          <SearchField />
        </div>
        <AddFilter />
        <div className={classes.space} />
        <SyncStatus />
        <Tooltip label={t('clock.switch', { zone: formats.zone })}>
          <Button
            variant="subtle"
            color="gray"
            px={8}
            aria-label={t('clock.switch', { zone: formats.zone })}
            onClick={() => void changeSettings({ clock: clock === 'utc' ? 'local' : 'utc' }).catch(() => undefined)}
          >
            {t(`clock.${clock}`)}
          </Button>
        </Tooltip>
        <ColumnsMenu />
        <Tooltip label={detailsLabel}>
          <ActionIcon
            aria-label={detailsLabel}
            aria-pressed={settings.detailsShown}
            color={settings.detailsShown ? 'koe' : 'gray'}
            onClick={() => change({ detailsShown: !settings.detailsShown })}
          >
            <Icon name="panel" />
          </ActionIcon>
        </Tooltip>
      </div>
      <FilterChips />
    </header>
  );
}
