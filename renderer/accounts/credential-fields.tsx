import { Anchor, Radio, Stack, TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { call } from '../call.ts';
import type { FormField } from './account-form.ts';
import { SecretInput } from './secret-input.tsx';

type Credential = { readonly kind: Account['credential']; readonly keySid: string };
type CredentialFields = Credential & {
  readonly secret: RefObject<HTMLInputElement | null>;
  readonly wrong: readonly FormField[];
  readonly onChange: (change: Partial<Credential>) => void;
  readonly onTyped: () => void;
};

/** How to log in: an API key, which is recommended, or the account's Auth Token. */
export function CredentialFields({ kind, keySid, secret, wrong, onChange, onTyped }: CredentialFields) {
  const { t } = useTranslation('accounts');
  const help = () => call('app.help', { topic: 'api-keys' }).catch(() => undefined);
  const why = (
    <>
      {t('apiKeyWhy')}{' '}
      <Anchor component="button" type="button" size="xs" onClick={help}>
        {t('howToMakeOne')}
      </Anchor>
    </>
  );
  return (
    <Stack gap="sm">
      <Radio.Group
        size="xs"
        label={t('kind')}
        value={kind}
        onChange={(chosen) => {
          if (secret.current) secret.current.value = '';
          onChange({ kind: chosen as Account['credential'] });
        }}
      >
        <Stack gap={6} mt={4}>
          <Radio value="api-key" label={t('apiKeyRecommended')} description={why} />
          <Radio
            value="auth-token"
            label={t('authToken')}
            description={kind === 'auth-token' ? t('authTokenWhy') : null}
          />
        </Stack>
      </Radio.Group>
      {kind === 'api-key' && (
        <TextInput
          label={t('keySid')}
          placeholder="SK…"
          data-field="keySid"
          value={keySid}
          error={wrong.includes('keySid') ? t('keySidWrong') : null}
          onChange={(event) => onChange({ keySid: event.currentTarget.value })}
          spellCheck={false}
          autoComplete="off"
        />
      )}
      <SecretInput
        input={secret}
        label={t(kind === 'api-key' ? 'secret' : 'token')}
        description={kind === 'api-key' ? t('secretHint') : null}
        data-field="secret"
        error={wrong.includes('secret') ? t('secretMissing') : null}
        onTyped={onTyped}
      />
    </Stack>
  );
}
