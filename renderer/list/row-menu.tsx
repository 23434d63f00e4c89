import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../app/icon.tsx';
import { usePlaying } from '../app/playing.tsx';
import { call } from '../call.ts';
import { useForbidden } from '../policy/use-policy.ts';
import { useListRows } from './list-rows.tsx';
import classes from './list-screen.module.css';
import { focusList } from './search-field.tsx';
import { spellNumber } from './spell-number.ts';
import { listActions, useListActions } from './use-list-actions.ts';
import { useListQuestion } from './use-list-question.ts';

export type MenuPlace = { readonly position: number; readonly x: number; readonly y: number };

const iconOf = { archive: 'box', evacuate: 'cloud', export: 'download', hold: 'shield', remove: 'trash' } as const;

/** What can be done with one row, where it was right-clicked. */
export function RowMenu({ place, onClose }: { readonly place: MenuPlace; readonly onClose: () => void }) {
  const { t } = useTranslation(['list', 'plans', 'archives']);
  const { play } = usePlaying();
  const { known } = useListRows();
  const { settings, change, changeFilter } = useListQuestion();
  const { onRow, isAmongMarked } = useListActions();
  const noExport = useForbidden('export.forbidPlain');
  const row = known.rowAt(place.position);
  if (row === undefined) return null;
  const { from, to, call: callSid } = row;
  const copy = (sid: string) => void call('recordings.copy-sid', { sid }).catch(() => undefined);
  const close = () => {
    onClose();
    requestAnimationFrame(focusList);
  };
  return (
    <Menu
      opened
      onChange={(opened) => !opened && close()}
      position="bottom-start"
      offset={0}
      trapFocus
      withInitialFocusPlaceholder={false}
      returnFocus={false}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('rowMenu')}
          className={classes.anchor}
          style={{ left: place.x, top: place.y }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('rowMenu')}>
        <Menu.Item leftSection={<Icon name="play" />} onClick={() => play(row)}>
          {t('play')}
        </Menu.Item>
        {!settings.detailsShown && (
          <Menu.Item leftSection={<Icon name="panel" />} onClick={() => change({ detailsShown: true })}>
            {t('showDetails')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="copy" />} onClick={() => copy(row.sid)}>
          {t('copySid')}
        </Menu.Item>
        {callSid !== null && (
          <Menu.Item leftSection={<Icon name="copy" />} onClick={() => copy(callSid)}>
            {t('copyCall')}
          </Menu.Item>
        )}
        <Menu.Divider />
        {listActions.map((what) => (
          <Menu.Item
            key={what}
            leftSection={<Icon name={iconOf[what]} />}
            {...(what === 'remove' ? { color: 'red', c: 'var(--bad)' } : {})}
            {...(what === 'export' && noExport !== null ? { disabled: true, title: noExport } : {})}
            onClick={() => onRow(what, row)}
          >
            {t(`plans:actions.${what}`)}
          </Menu.Item>
        ))}
        {(row.archived !== 'no' || isAmongMarked(row.id)) && (
          <Menu.Item leftSection={<Icon name="key" />} onClick={() => onRow('rewrap', row)}>
            {t('archives:rewrap')}
          </Menu.Item>
        )}
        <Menu.Divider />
        {from !== null && (
          <Menu.Item leftSection={<Icon name="filter" />} onClick={() => changeFilter({ from })}>
            {t('filterFrom', { number: spellNumber(from) })}
          </Menu.Item>
        )}
        {to !== null && (
          <Menu.Item leftSection={<Icon name="filter" />} onClick={() => changeFilter({ to })}>
            {t('filterTo', { number: spellNumber(to) })}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
