import { ActionIcon, Button, Checkbox, Popover, Stack, Text, Tooltip } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../app/icon.tsx';
import { type ColumnId, type ColumnLayout, moveColumn, standardLayout, toggleColumn } from './columns.ts';
import classes from './columns-menu.module.css';
import { useListQuestion } from './use-list-question.ts';

/** Which columns are shown, and in what order. */
export function ColumnsMenu() {
  const { t } = useTranslation('list');
  const { settings, change } = useListQuestion();
  return (
    <Popover position="bottom-end" trapFocus returnFocus offset={4}>
      <Popover.Target>
        <Tooltip label={t('columns')}>
          <ActionIcon aria-label={t('columns')}>
            <Icon name="columns" />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={8} w={256} aria-label={t('columns')}>
        <Stack gap={4}>
          <ColumnRows layout={settings.layout} onLayout={(layout) => change({ layout })} />
          <Text size="xs" c="dimmed" px={4}>
            {t('columnsHint')}
          </Text>
          <Button variant="subtle" color="gray" onClick={() => change({ layout: standardLayout })}>
            {t('resetColumns')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

type Rows = { readonly layout: ColumnLayout; readonly onLayout: (layout: ColumnLayout) => void };

function ColumnRows({ layout, onLayout }: Rows) {
  const { t } = useTranslation(['list', 'recordings']);
  const [over, setOver] = useState<ColumnId | null>(null);

  function pressed(event: KeyboardEvent, id: ColumnId) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(id, event.key === 'ArrowUp' ? -1 : 1);
  }
  function move(id: ColumnId, step: 1 | -1) {
    const target = layout.order[layout.order.indexOf(id) + step];
    if (target !== undefined) onLayout(moveColumn(layout, id, target));
  }

  return layout.order.map((id) => {
    const name = t(`recordings:columnInFull.${id}`);
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the keys are the checkbox's, heard on their way up
      <div
        key={id}
        className={classes.column}
        data-over={over === id || undefined}
        draggable
        onKeyDown={(event) => pressed(event, id)}
        onDragStart={(event) => event.dataTransfer.setData('text/x-koekura-column', id)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(id);
        }}
        onDragLeave={() => setOver(null)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(null);
          const dragged = layout.order.find((one) => one === event.dataTransfer.getData('text/x-koekura-column'));
          if (dragged !== undefined && dragged !== id) onLayout(moveColumn(layout, dragged, id));
        }}
      >
        <Checkbox
          label={name}
          checked={!layout.hidden.includes(id)}
          onChange={() => onLayout(toggleColumn(layout, id))}
        />
        <span className={classes.moves}>
          <ActionIcon
            size={20}
            aria-label={t('list:moveUp', { column: name })}
            disabled={id === layout.order[0]}
            onClick={() => move(id, -1)}
          >
            <Icon name="up" size={12} />
          </ActionIcon>
          <ActionIcon
            size={20}
            aria-label={t('list:moveDown', { column: name })}
            disabled={id === layout.order.at(-1)}
            onClick={() => move(id, 1)}
          >
            <Icon name="down" size={12} />
          </ActionIcon>
        </span>
      </div>
    );
  });
}
