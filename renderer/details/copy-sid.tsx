import { ActionIcon } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../app/icon.tsx';
import { call } from '../call.ts';
import classes from './details-pane.module.css';

type Props = { readonly sid: string; readonly what: string; readonly copyable: boolean };

/** A SID, to be read or selected, with a button that has main copy it. */
export function CopySid({ sid, what, copyable }: Props) {
  const { t } = useTranslation('details');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className={classes.sid}>
      <span className={classes.sidText}>{sid}</span>
      {copyable && (
        <ActionIcon
          size={20}
          aria-label={copied ? t('copied') : t('copy', { what })}
          onClick={() =>
            call('recordings.copy-sid', { sid }).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          <Icon name={copied ? 'check' : 'copy'} size={14} />
        </ActionIcon>
      )}
    </span>
  );
}
