import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showRecording } from './show-recording.ts';
import classes from './sid-button.module.css';

/** A recording's SID; pressed, the recording in the list. */
export function SidButton({ sid }: { readonly sid: string }) {
  const { t } = useTranslation('list');
  return (
    <UnstyledButton className={classes.sid} aria-label={t('showSid', { sid })} onClick={() => showRecording(sid)}>
      {sid}
    </UnstyledButton>
  );
}
