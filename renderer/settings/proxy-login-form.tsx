import { Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFoot } from '../accounts/dialog.tsx';
import { SecretInput } from '../accounts/secret-input.tsx';
import { useAppState } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { NoKeychain } from '../failure/no-keychain.tsx';
import { useDeed } from '../failure/use-deed.ts';

/** As main takes it; who leaves out what a proxy nearly always is means plain HTTP. */
const placePattern = /^https?:\/\/(\[[0-9a-f:.]+\]|[^\s/:@?#]+):\d{1,5}$/;
const placeOf = (typed: string): string => {
  const place = typed.trim().toLowerCase().replace(/\/$/, '');
  return place.includes('://') ? place : `http://${place}`;
};

type Field = 'place' | 'user' | 'secret';

/** Asks for the login of a proxy. `proxy` empty: and for where it is. */
export function ProxyLoginForm({ proxy, onDone }: { readonly proxy: string; readonly onDone: () => void }) {
  const { t } = useTranslation('settings');
  const { keychain } = useAppState();
  const secret = useRef<HTMLInputElement>(null);
  const [place, setPlace] = useState(proxy);
  const [user, setUser] = useState('');
  const [sessionOnly, setSessionOnly] = useState(false);
  const [wrong, setWrong] = useState<readonly Field[]>([]);
  const { busy, failure, run, clear } = useDeed();
  const wrongNow = (): Field[] => [
    ...(placePattern.test(placeOf(place)) ? [] : (['place'] as const)),
    ...(user === '' || user.includes(':') ? (['user'] as const) : []),
    ...(secret.current?.value === '' ? (['secret'] as const) : []),
  ];
  const keep = () =>
    run(async () => {
      const typed = { user, secret: secret.current?.value ?? '' };
      const only = sessionOnly || !keychain.usable;
      await call('proxy.keep-login', { proxy: placeOf(place), ...typed, sessionOnly: only });
      if (secret.current) secret.current.value = '';
      onDone();
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = wrongNow();
        setWrong(found);
        if (!busy && found.length === 0) void keep();
      }}
    >
      <Stack gap="md">
        <Text c="dimmed">{t('proxy.formIntro')}</Text>
        <TextInput
          label={t('proxy.place')}
          placeholder="http://proxy.example.com:8080"
          value={place}
          readOnly={proxy !== ''}
          error={wrong.includes('place') ? t('proxy.placeWrong') : null}
          onChange={({ currentTarget }) => setPlace(currentTarget.value)}
          spellCheck={false}
          autoComplete="off"
        />
        <TextInput
          label={t('proxy.user')}
          data-autofocus={proxy !== '' || undefined}
          value={user}
          error={wrong.includes('user') ? t('proxy.userWrong') : null}
          onChange={({ currentTarget }) => setUser(currentTarget.value)}
          spellCheck={false}
          autoComplete="off"
        />
        <SecretInput
          label={t('proxy.password')}
          input={secret}
          error={wrong.includes('secret') ? t('proxy.passwordWrong') : null}
          onTyped={clear}
        />
        {keychain.usable && (
          <Checkbox
            label={t('proxy.sessionOnly')}
            checked={sessionOnly}
            onChange={({ currentTarget }) => setSessionOnly(currentTarget.checked)}
          />
        )}
        <NoKeychain instead={t('proxy.noKeychain')} />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t('proxy.keep')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
