import { useTranslation } from 'react-i18next';
import type { Archive } from '../../main/contract.ts';
import { Dialog } from '../accounts/dialog.tsx';
import { letHandedGo, useHanded } from '../app/handed-file.ts';
import { AddArchive } from './add-archive.tsx';
import type { ArchiveCardTask } from './archive-card.tsx';
import { ArchiveFaults } from './archive-faults.tsx';
import { ChangeKeys } from './change-keys-form.tsx';
import { CheckArchive } from './check-archive-form.tsx';
import { FolderForm } from './folder-form.tsx';
import { ForgetArchive } from './forget-archive.tsx';
import { PreflightArchive } from './preflight-archive.tsx';
import { RenameArchive } from './rename-archive.tsx';
import { RewrapForm } from './rewrap-form.tsx';

/** What is being done with the archives: with one of them, or to have another. */
export type ArchiveDeed = { readonly task: 'add' } | { readonly task: ArchiveCardTask; readonly archive: Archive };

const titles = {
  add: 'addTitle',
  rename: 'renameTitle',
  forget: 'forgetTitle',
  preflight: 'preflightTitle',
  check: 'checkTitle',
  faults: 'faultsTitle',
  rewrap: 'rewrapTitle',
} as const satisfies Record<Exclude<ArchiveDeed['task'], 'keys'>, string>;

type ArchiveDialogs = { readonly deed: ArchiveDeed | null; readonly onDeed: (deed: ArchiveDeed | null) => void };

/** The dialog for what is being done with the archives. */
export function ArchiveDialogs({ deed, onDeed }: ArchiveDialogs) {
  const { t } = useTranslation('archives');
  const { t: tb } = useTranslation('buckets');
  const handed = useHanded('archive');
  const close = () => {
    onDeed(null);
    letHandedGo();
  };
  const of = deed !== null && 'archive' in deed ? deed.archive : null;
  const name = of?.name ?? '';
  const title =
    handed !== null
      ? t('addTitle')
      : deed === null
        ? ''
        : deed.task === 'keys'
          ? tb('changeKeysTitle', { name })
          : t(titles[deed.task], { name });
  return (
    <Dialog opened={deed !== null || handed !== null} onClose={close} title={title}>
      {handed !== null && <FolderForm key={handed.pending} handed={handed} onDone={close} />}
      {handed === null && deed?.task === 'add' && <AddArchive onDone={close} />}
      {of !== null && deed?.task === 'rename' && <RenameArchive of={of} onDone={close} />}
      {of !== null && deed?.task === 'forget' && <ForgetArchive of={of} onDone={close} />}
      {of !== null && deed?.task === 'preflight' && <PreflightArchive of={of} />}
      {of !== null && deed?.task === 'check' && <CheckArchive of={of} onDone={close} />}
      {of !== null && deed?.task === 'faults' && <ArchiveFaults of={of} />}
      {of !== null && deed?.task === 'keys' && <ChangeKeys of={of} onDone={close} />}
      {of !== null && deed?.task === 'rewrap' && <RewrapForm archive={of.archive} selection={null} onDone={close} />}
    </Dialog>
  );
}
