import { useTranslation } from 'react-i18next';
import { Dialog } from '../accounts/dialog.tsx';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { letHandedGo, useHanded } from './handed-file.ts';

/** Says so when there is nothing to do with a file that was opened with Koekura. */
export function HandedNotice() {
  const { t } = useTranslation('shell');
  const refused = useHanded('refused');
  const known = useHanded('archive-known');
  const source = refused?.source ?? known?.source ?? '';
  return (
    <Dialog opened={refused !== null || known !== null} onClose={letHandedGo} title={t('handed.title', { source })}>
      {refused !== null && <FailureNotice failure={refused.failure} />}
      {known !== null && (
        <Notice tone="good" role="status" title={t('handed.archiveKnown', { name: known.name })}>
          <p>{t('handed.archiveKnownBody')}</p>
        </Notice>
      )}
    </Dialog>
  );
}
