import { useTranslation } from 'react-i18next';
import type { Key } from '../../main/contract.ts';
import { Dialog } from '../accounts/dialog.tsx';
import { letHandedGo, useHanded } from '../app/handed-file.ts';
import { call } from '../call.ts';
import { BackUpForm } from './back-up-form.tsx';
import { ForgetKey } from './forget-key.tsx';
import { GenerateForm } from './generate-form.tsx';
import type { KeyTask } from './key-card.tsx';
import { NameForm } from './name-form.tsx';
import { PublicHalf } from './public-half.tsx';
import { RestoreForm } from './restore-form.tsx';

/** What is being done with the keys: with one of them, or to have another. */
export type KeyDeed =
  | { readonly task: 'generate' | 'restore' }
  | { readonly task: 'made'; readonly key: Key }
  | { readonly task: KeyTask; readonly key: Key };

const titles = {
  generate: 'generateTitle',
  made: 'publicTitle',
  restore: 'restoreTitle',
  'public-half': 'publicTitle',
  'back-up': 'backUpTitle',
  rename: 'renameTitle',
  forget: 'forgetTitle',
} as const satisfies Record<KeyDeed['task'], string>;

type KeyDialogs = { readonly deed: KeyDeed | null; readonly onDeed: (deed: KeyDeed | null) => void };

/** The dialog for what is being done with the keys. */
export function KeyDialogs({ deed, onDeed }: KeyDialogs) {
  const { t } = useTranslation('keys');
  const handed = useHanded('key-backup');
  const close = () => {
    onDeed(null);
    letHandedGo();
  };
  const name = deed && 'key' in deed ? deed.key.name : '';
  return (
    <Dialog
      opened={deed !== null || handed !== null}
      onClose={close}
      title={handed !== null ? t('restoreTitle') : deed ? t(titles[deed.task], { name }) : ''}
    >
      {handed !== null && <RestoreForm key={handed.pending} handed={handed} onDone={close} />}
      {handed === null && deed?.task === 'generate' && <GenerateForm onMade={(key) => onDeed({ task: 'made', key })} />}
      {handed === null && deed?.task === 'restore' && <RestoreForm handed={null} onDone={close} />}
      {(deed?.task === 'made' || deed?.task === 'public-half') && (
        <PublicHalf
          of={deed.key}
          fresh={deed.task === 'made'}
          onBackUp={() => onDeed({ task: 'back-up', key: deed.key })}
        />
      )}
      {deed?.task === 'back-up' && <BackUpForm of={deed.key} onDone={close} />}
      {deed?.task === 'rename' && (
        <NameForm
          first={deed.key.name}
          button={t('save')}
          onName={async (next) => {
            await call('keys.rename', { fingerprint: deed.key.fingerprint, name: next });
            close();
          }}
        />
      )}
      {deed?.task === 'forget' && (
        <ForgetKey of={deed.key} onBackUp={() => onDeed({ task: 'back-up', key: deed.key })} onDone={close} />
      )}
    </Dialog>
  );
}
