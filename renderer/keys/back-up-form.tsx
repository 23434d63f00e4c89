import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Key } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { SecretInput } from '../accounts/secret-input.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { leastCharacters, passphraseStrength, type Strength } from './passphrase-strength.ts';

type BackUpForm = { readonly of: Key; readonly onDone: () => void };

const shown = {
  'too-short': { part: 10, colour: 'red', words: 'tooShort' },
  weak: { part: 35, colour: 'orange', words: 'weak' },
  fair: { part: 65, colour: 'yellow', words: 'fair' },
  strong: { part: 100, colour: 'koe', words: 'strong' },
} as const;

/** Writes a key to a file under a passphrase typed twice. Of the passphrase, only its strength and length are kept here. */
export function BackUpForm({ of: key, onDone }: BackUpForm) {
  const { t } = useTranslation('keys');
  const first = useRef<HTMLInputElement>(null);
  const again = useRef<HTMLInputElement>(null);
  const [strength, setStrength] = useState<Strength | null>(null);
  const [different, setDifferent] = useState(false);
  const [done, setDone] = useState(false);
  const { busy, failure, run, clear } = useDeed();

  const typed = () => {
    const passphrase = first.current?.value ?? '';
    setStrength(passphrase === '' ? null : passphraseStrength(passphrase));
    setDifferent(false);
    clear();
  };
  const save = () =>
    run(async () => {
      const passphrase = first.current?.value ?? '';
      const { saved } = await call('keys.back-up', { fingerprint: key.fingerprint, passphrase });
      if (!saved) return;
      for (const field of [first, again]) if (field.current) field.current.value = '';
      setDone(true);
    });

  if (done) {
    return (
      <Stack gap="md">
        <Notice tone="good" role="status">
          <p>{t('backUpDone')}</p>
        </Notice>
        <DialogFoot>
          <Button onClick={onDone}>{t('done')}</Button>
        </DialogFoot>
      </Stack>
    );
  }
  const measure = strength && shown[strength];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        if (strength === null || strength === 'too-short') {
          setStrength('too-short');
          first.current?.focus();
        } else if (first.current?.value !== again.current?.value) {
          setDifferent(true);
          again.current?.focus();
        } else void save();
      }}
    >
      <Stack gap="md">
        <Text>{t('backUpWhy')}</Text>
        <div>
          <SecretInput
            input={first}
            label={t('newPassphrase')}
            description={t('newPassphraseHint', { count: leastCharacters })}
            data-autofocus
            onTyped={typed}
          />
          <Group gap="sm" mt={6} h={20} role="status">
            {measure && (
              <>
                <Progress
                  flex={1}
                  size="sm"
                  value={measure.part}
                  color={measure.colour}
                  aria-label={t('strength')}
                  transitionDuration={100}
                />
                <Text size="xs">{t(measure.words)}</Text>
              </>
            )}
          </Group>
        </div>
        <SecretInput
          input={again}
          label={t('again')}
          error={different ? t('different') : null}
          onTyped={() => setDifferent(false)}
        />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t('backUpNow')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
