import { Button, Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../app/cards.module.css';
import { useAppState } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { NoKeychain } from '../failure/no-keychain.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { KitContents } from './kit-contents.tsx';
import type { OpenKit } from './open-kit-form.tsx';
import classes from './recovery.module.css';
import { RecoveryProgress } from './recovery-progress.tsx';
import { SaveSheet } from './save-sheet.tsx';

type OpenedKit = { readonly kit: OpenKit; readonly onClose: () => void };

/** An open kit: what is in it, and what can be done with it. */
export function OpenedKit({ kit, onClose }: OpenedKit) {
  const { t } = useTranslation('recovery');
  const { t: tKeys } = useTranslation('keys');
  const formats = useFormats();
  const { keychain } = useAppState();
  const { busy, failure, run } = useDeed();
  const [sure, setSure] = useState(false);
  const { pending, preview } = kit;
  const { ledger, counts, foreign } = preview;
  const close = () => {
    void call('recovery.close', { pending });
    onClose();
  };
  const restore = () =>
    run(async () => {
      await call('recovery.restore', { pending, sessionOnly: !keychain.usable });
      onClose();
    });
  const drill = () =>
    run(async () => {
      await call('recovery.drill', { pending });
      close();
    });
  return (
    <article className={cards.card} aria-label={t('opened', { name: kit.source })}>
      <header className={cards.cardHead}>
        <h2 className={cards.cardName}>{t('opened', { name: kit.source })}</h2>
        <Button ml="auto" variant="subtle" color="gray" fw={500} disabled={busy} onClick={close}>
          {t('close')}
        </Button>
      </header>
      <div className={classes.told}>
        {ledger.notedTo !== null && (
          <Notice tone="warn" role="note">
            <p>{t('older', { noted: formats.count(ledger.notedTo), entries: formats.count(counts.entries) })}</p>
          </Notice>
        )}
        {foreign && (
          <Notice tone="warn" role="note">
            <p>{t('foreign')}</p>
            <Checkbox
              label={t('foreignSure')}
              checked={sure}
              onChange={(event) => setSure(event.currentTarget.checked)}
            />
          </Notice>
        )}
        <NoKeychain instead={tKeys('noKeychainBody')} />
      </div>
      <KitContents of={preview} />
      <div className={classes.acts}>
        <Button loading={busy} disabled={foreign && !sure} onClick={() => void restore()}>
          {t('restore')}
        </Button>
        {preview.form === 'kit' && (
          <>
            <Button variant="default" disabled={busy} onClick={() => void drill()}>
              {t('drillNow')}
            </Button>
            <SaveSheet pending={pending} />
          </>
        )}
      </div>
      <Text size="xs" c="dimmed" mt={6}>
        {t('restoreHint')}
      </Text>
      <RecoveryProgress busy={busy} />
      {failure && <FailureNotice failure={failure} />}
    </article>
  );
}
