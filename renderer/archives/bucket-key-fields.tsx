import { Radio, Stack, TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../accounts/accounts.module.css';
import { SecretInput } from '../accounts/secret-input.tsx';
import type { BucketField, BucketForm } from './bucket-place.ts';

type KeyFields = {
  readonly accessKey: string;
  readonly secret: RefObject<HTMLInputElement | null>;
  readonly wrong: readonly BucketField[];
  readonly onAccessKey: (accessKey: string) => void;
  readonly onTyped: () => void;
};

/** An access key and its secret, which stands in its field alone. */
export function KeyFields({ accessKey, secret, wrong, onAccessKey, onTyped }: KeyFields) {
  const { t } = useTranslation('buckets');
  return (
    <div className={classes.two}>
      <TextInput
        label={t('accessKey')}
        placeholder="AKIA…"
        data-field="accessKey"
        value={accessKey}
        error={wrong.includes('accessKey') ? t('accessKeyMissing') : null}
        onChange={({ currentTarget: { value } }) => onAccessKey(value)}
        spellCheck={false}
        autoComplete="off"
      />
      <SecretInput
        input={secret}
        label={t('secretKey')}
        data-field="secret"
        error={wrong.includes('secret') ? t('secretMissing') : null}
        onTyped={onTyped}
      />
    </div>
  );
}

type CredentialChoice = Pick<KeyFields, 'secret' | 'wrong' | 'onTyped'> & {
  readonly form: BucketForm;
  readonly onChange: (part: Partial<BucketForm>) => void;
};

/** What requests to the bucket are signed with. */
export function BucketKeyFields({ form, secret, wrong, onChange, onTyped }: CredentialChoice) {
  const { t } = useTranslation('buckets');
  return (
    <Stack gap="sm">
      <Radio.Group
        size="xs"
        label={t('credentials')}
        value={form.credentials}
        onChange={(chosen) => onChange({ credentials: chosen as BucketForm['credentials'] })}
      >
        <Stack gap={6} mt={4}>
          <Radio value="key" label={t('byKey')} description={t('byKeyHint')} />
          <Radio value="chain" label={t('byChain')} description={t('byChainHint')} />
        </Stack>
      </Radio.Group>
      {form.credentials === 'key' && (
        <KeyFields
          accessKey={form.accessKey}
          secret={secret}
          wrong={wrong}
          onAccessKey={(accessKey) => onChange({ accessKey })}
          onTyped={onTyped}
        />
      )}
    </Stack>
  );
}
