import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Recording } from '../../main/contract.ts';
import { Icon } from '../app/icon.tsx';
import { showScreen } from '../app/use-screen.ts';
import { useRowLook } from '../list/use-row-look.ts';
import { CopySid } from './copy-sid.tsx';
import classes from './details-pane.module.css';
import { Fact, Facts } from './facts.tsx';

/** Whether it is sealed, for which public key, and which private key here opens it. */
export function EncryptionFacts({ recording }: { readonly recording: Recording }) {
  const { t } = useTranslation('details');
  const { keyNames, missingKeys } = useRowLook();
  const { encrypted, keySid, whereabouts } = recording;
  if (!encrypted) {
    if (whereabouts === 'nowhere') return null;
    return (
      <Facts title={t('encryption')}>
        <Fact name={t('sealed')} note={t('plainExplained')}>
          {t('plain')}
        </Fact>
      </Facts>
    );
  }
  const missing = keySid !== null && missingKeys.has(keySid);
  return (
    <Facts title={t('encryption')}>
      {missing ? (
        <Fact name={t('opensWith')}>
          <span className={classes.noKey}>
            <Icon name="warning" size={14} /> {t('noKey')}
          </span>
          <p className={classes.note}>{t('noKeyExplained')}</p>
          <Button size="compact-xs" variant="default" onClick={() => showScreen('keys')}>
            {t('importKey')}
          </Button>
        </Fact>
      ) : (
        <Fact name={t('opensWith')}>
          {(keySid === null ? undefined : keyNames.get(keySid)) ?? (
            <span className={classes.quiet}>{t('notPaired')}</span>
          )}
        </Fact>
      )}
      {keySid !== null && (
        <Fact name={t('publicKey')} wide>
          <CopySid sid={keySid} what={t('publicKey')} copyable />
        </Fact>
      )}
    </Facts>
  );
}
