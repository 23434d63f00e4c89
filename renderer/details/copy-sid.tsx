import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../app/icon.tsx';
import { useForAMoment } from '../app/use-for-a-moment.ts';
import { call } from '../call.ts';
import classes from './details-pane.module.css';

type Props = { readonly sid: string; readonly what: string; readonly copyable: boolean };

/** A SID, to be read or selected, with a button that has main copy it. */
export function CopySid({ sid, what, copyable }: Props) {
  const { t } = useTranslation('details');
  const [copied, showCopied] = useForAMoment();
  return (
    <span className={classes.sid}>
      <span className={classes.sidText}>{sid}</span>
      {copyable && (
        <ActionIcon
          size={20}
          aria-label={copied ? t('copied') : t('copy', { what })}
          onClick={() => call('recordings.copy-sid', { sid }).then(showCopied, () => undefined)}
        >
          <Icon name={copied ? 'check' : 'copy'} size={14} />
        </ActionIcon>
      )}
    </span>
  );
}
