import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import dialog from '../accounts/dialog.module.css';
import { commandKey as command } from './command-key.ts';
import classes from './shortcuts-dialog.module.css';

type Dialog = { readonly opened: boolean; readonly onClose: () => void };

/** Every key the program hears. The player's own stand in its tooltips too. */
export function ShortcutsDialog({ opened, onClose }: Dialog) {
  const { t } = useTranslation(['shell', 'player']);
  const space = t('shell:shortcuts.space');
  const list: readonly (readonly [string, readonly string[]])[] = [
    [t('shell:shortcuts.move'), ['↑', '↓']],
    [t('shell:shortcuts.page'), ['PgUp', 'PgDn']],
    [t('shell:shortcuts.ends'), ['Home', 'End']],
    [t('shell:shortcuts.open'), ['Enter']],
    [t('shell:shortcuts.extend'), ['Shift ↑', 'Shift ↓']],
    [t('shell:shortcuts.toggle'), [`${command} ${space}`]],
    [t('shell:shortcuts.all'), [`${command} A`]],
    [t('shell:shortcuts.copy'), [`${command} C`]],
    [t('shell:shortcuts.clear'), ['Esc']],
  ];
  const anywhere: readonly (readonly [string, readonly string[]])[] = [
    [t('shell:shortcuts.search'), [`${command} F`, '/']],
    [t('shell:shortcuts.screens'), [`${command} 1 – 9`]],
    [t('shell:shortcuts.details'), [`${command} I`]],
    [t('shell:shortcuts.show'), ['?']],
    [t('shell:shortcuts.lock'), [`${command} L`]],
    [t('shell:shortcuts.play'), [space]],
    [t('shell:shortcuts.skip'), ['←', '→']],
    [t('shell:shortcuts.skipFar'), ['Shift ←', 'Shift →']],
    [t('shell:shortcuts.speed'), [',', '.']],
    [t('shell:shortcuts.neighbours'), ['N', 'P']],
    [t('shell:shortcuts.mute'), ['M']],
    [t('shell:shortcuts.channel'), ['1', '2']],
  ];
  const selection: readonly (readonly [string, readonly string[]])[] = [
    [t('shell:shortcuts.archive'), [`${command} Shift A`]],
    [t('shell:shortcuts.evacuate'), [`${command} Shift E`]],
    [t('shell:shortcuts.export'), [`${command} Shift X`]],
    [t('shell:shortcuts.hold'), [`${command} Shift H`]],
    [t('shell:shortcuts.remove'), ['Delete']],
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shell:shortcuts.title')}
      size={720}
      classNames={{ title: dialog.title ?? '' }}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <div className={classes.groups}>
        <div>
          <Group title={t('shell:shortcuts.groupList')} keys={list} />
          <Group title={t('shell:shortcuts.groupSelection')} keys={selection} />
        </div>
        <Group title={t('shell:shortcuts.groupAnywhere')} keys={anywhere} />
      </div>
    </Modal>
  );
}

type GroupProps = { readonly title: string; readonly keys: readonly (readonly [string, readonly string[]])[] };

function Group({ title, keys }: GroupProps) {
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.keys}>
        {keys.map(([what, ways]) => (
          <div key={what} className={classes.line}>
            <dt>{what}</dt>
            <dd>
              {ways.map((way) => (
                <Kbd key={way} size="xs">
                  {way}
                </Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
