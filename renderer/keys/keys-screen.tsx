import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../accounts/dialog.tsx';
import { keyList } from '../app/ask-main.ts';
import cards from '../app/cards.module.css';
import { showScreen } from '../app/use-screen.ts';
import { CoverageSection } from '../coverage/coverage-section.tsx';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { NoKeychain } from '../failure/no-keychain.tsx';
import { Notice } from '../failure/notice.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportPanel } from './import-panel.tsx';
import { KeyCard } from './key-card.tsx';
import { type KeyDeed, KeyDialogs } from './key-dialogs.tsx';
import classes from './keys.module.css';
import { UnopenedNotice } from './unopened-notice.tsx';
import { useDragOver } from './use-drag-over.ts';
import { useImport } from './use-import.ts';

/** The key ring: what it opens, what it does not, and all that can be done with its keys. */
export function KeysScreen() {
  const { t } = useTranslation('keys');
  const enrolment = useTranslation('enrolment').t;
  const list = useQuery(keyList);
  const over = useDragOver();
  const { pending, busy, failure, read, letGo, imported } = useImport();
  const [deed, setDeed] = useState<KeyDeed | null>(null);
  const [news, setNews] = useState<{ readonly name: string; readonly fromClipboard: boolean } | null>(null);
  const keys = list.data?.keys ?? [];
  return (
    <div className={cards.screen}>
      <header className={cards.head}>
        <h1>{t('title')}</h1>
        <Group gap="xs" ml="auto">
          <Button variant="default" onClick={() => setDeed({ task: 'restore' })}>
            {t('restore')}
          </Button>
          <Button variant="default" onClick={() => setDeed({ task: 'generate' })}>
            {t('generate')}
          </Button>
          <Button variant="default" onClick={() => showScreen('encryption')}>
            {enrolment('openFromKeys')}
          </Button>
        </Group>
      </header>
      <p className={classes.intro}>{t('intro')}</p>
      <NoKeychain instead={t('noKeychainBody')} />
      {list.error && <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />}
      {list.data && <UnopenedNotice unopened={list.data.unopened} />}
      <CoverageSection />
      <ImportPanel
        busy={busy}
        failure={failure}
        onRead={(from) => {
          setNews(null);
          void read(from);
        }}
      />
      {news && (
        <Notice tone="good" role="status" title={t('importedNow', { name: news.name })}>
          {news.fromClipboard && <p>{t('clearClipboard')}</p>}
        </Notice>
      )}
      {list.data && keys.length === 0 && (
        <div className={cards.empty}>
          <Text fw={600}>{t('none')}</Text>
          <Text c="dimmed">{t('noneWhatToDo')}</Text>
        </div>
      )}
      {keys.map((key) => (
        <KeyCard key={key.fingerprint} of={key} onTask={(task) => setDeed({ task, key })} />
      ))}
      <KeyDialogs deed={deed} onDeed={setDeed} />
      <Dialog opened={pending !== null} onClose={letGo} title={t('importTitle')}>
        {pending && (
          <ImportForm
            pending={pending}
            onDone={(name) => {
              setNews({ name, fromClipboard: pending.source === 'clipboard' });
              imported();
            }}
          />
        )}
      </Dialog>
      {over && <div className={classes.curtain}>{t('dropNow')}</div>}
    </div>
  );
}
