import { Button, Popover, Stack, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyList } from '../app/ask-main.ts';
import { focusFirst } from '../app/focus-first.ts';
import { Icon } from '../app/icon.tsx';
import { holdList } from '../holds/hold-list.ts';
import { useFormats } from '../language/use-formats.ts';
import { useRecordingWords } from '../language/use-recording-words.ts';
import { FilterEditor } from './filter-editor.tsx';
import { describe, type FilterKind, filterKinds, isAsked, nameOfKind, without, withoutAny } from './filter-kinds.ts';
import classes from './filters.module.css';
import { useListQuestion } from './use-list-question.ts';
import { useRowLook } from './use-row-look.ts';

/** The button that offers the kinds of filter, and then the fields of the one chosen. */
export function AddFilter() {
  const { t } = useTranslation(['list', 'recordings']);
  const { settings, zone, changeFilter } = useListQuestion();
  const [opened, setOpened] = useState(false);
  const [kind, setKind] = useState<FilterKind | null>(null);
  const open = (to: boolean) => {
    setOpened(to);
    setKind(null);
  };
  return (
    <Popover opened={opened} onChange={open} position="bottom-start" trapFocus returnFocus offset={4}>
      <Popover.Target>
        <Button variant="default" leftSection={<Icon name="filter" />} onClick={() => open(!opened)}>
          {t('list:addFilter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={kind === null ? 4 : 12} aria-label={t('list:filters')}>
        {kind === null ? (
          <Stack gap={0} w={200}>
            {filterKinds.map((one) => (
              <UnstyledButton key={one} className={classes.kind} onClick={() => setKind(one)}>
                {nameOfKind(one, t)}
                {isAsked(settings.filter, one) && <Icon name="check" size={14} />}
              </UnstyledButton>
            ))}
          </Stack>
        ) : (
          // What was pressed is gone and the focus with it; Escape is heard only from inside, where there is nothing to
          // choose, too.
          <Stack gap={8} miw={272} tabIndex={-1} ref={focusFirst} className={classes.editor}>
            <h2 className={classes.title}>{nameOfKind(kind, t)}</h2>
            <FilterEditor kind={kind} filter={settings.filter} zone={zone} change={changeFilter} />
          </Stack>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** What is being filtered by: press one to change it, its cross to take it out. */
export function FilterChips() {
  const { t } = useTranslation(['list', 'recordings']);
  const formats = useFormats();
  const words = useRecordingWords();
  const look = useRowLook();
  const { settings, zone, changeFilter } = useListQuestion();
  const holds = useQuery(holdList).data?.holds ?? [];
  const keys = useQuery(keyList).data?.keys ?? [];
  const asked = filterKinds.filter((kind) => isAsked(settings.filter, kind));
  if (asked.length === 0) return null;
  const holdReason = (id: string) => holds.find(({ hold }) => hold === id)?.reason ?? id.slice(0, 8);
  const ofRing = (fingerprint: string) => keys.find((key) => key.fingerprint === fingerprint)?.name;
  const keyName = (key: string) =>
    ofRing(key) ?? look.keyNames.get(key) ?? (key.startsWith('CR') ? `CR…${key.slice(-4)}` : `${key.slice(0, 8)}…`);
  return (
    <div className={classes.chips} role="toolbar" aria-label={t('list:filters')}>
      {asked.map((kind) => {
        const name = nameOfKind(kind, t);
        const text = describe(settings.filter, kind, { t, formats, words, keyName, holdReason });
        return (
          <span className={classes.chip} key={kind}>
            <Popover position="bottom-start" trapFocus returnFocus offset={4}>
              <Popover.Target>
                <UnstyledButton className={classes.chipText}>
                  <span className={classes.chipName}>{name}</span> {text}
                </UnstyledButton>
              </Popover.Target>
              <Popover.Dropdown p={12} miw={296} aria-label={name}>
                <h2 className={classes.title}>{name}</h2>
                <FilterEditor kind={kind} filter={settings.filter} zone={zone} change={changeFilter} />
              </Popover.Dropdown>
            </Popover>
            <UnstyledButton
              className={classes.chipRemove}
              aria-label={t('list:removeFilter', { filter: `${name} ${text}` })}
              onClick={() => changeFilter(without(kind))}
            >
              <Icon name="close" size={12} />
            </UnstyledButton>
          </span>
        );
      })}
      <Button variant="subtle" color="gray" size="compact-xs" onClick={() => changeFilter(withoutAny)}>
        {t('list:clearFilters')}
      </Button>
    </div>
  );
}
