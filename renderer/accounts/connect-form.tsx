import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { useAppState } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { NoKeychain } from '../failure/no-keychain.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useAccountRules } from '../policy/use-account-rules.ts';
import { type AccountForm, type FormField, freeColour, loginOf, wrongFields } from './account-form.ts';
import classes from './accounts.module.css';
import { CredentialFields } from './credential-fields.tsx';
import { DialogFoot } from './dialog.tsx';
import { ColourField, NameField } from './name-fields.tsx';

const regions = ['us1', 'ie1', 'au1'] as const;

type ConnectForm = { readonly accounts: readonly Account[]; readonly onDone: () => void };

/** Connects an account: its login, where it is, what to call it here. */
export function ConnectForm({ accounts, onDone }: ConnectForm) {
  const { t } = useTranslation('accounts');
  const { keychain, demo } = useAppState();
  const policy = useAccountRules();
  const secret = useRef<HTMLInputElement>(null);
  const [form, setForm] = useState<AccountForm>(() => ({
    account: '',
    kind: 'api-key',
    keySid: '',
    region: regions.find(policy.allowsRegion) ?? 'us1',
    name: '',
    colour: freeColour(accounts),
  }));
  const [wrong, setWrong] = useState<readonly FormField[]>([]);
  const [checked, setChecked] = useState<'seen' | 'empty' | null>(null);
  const { busy, failure, run, clear } = useDeed();

  const change = (part: Partial<AccountForm>) => {
    setForm((before) => ({ ...before, ...part }));
    setChecked(null);
    clear();
  };
  /** Whether the fields asked for can be sent; otherwise they are marked, and the first gets the focus. */
  const ready = (ignored: FormField | null) => {
    const bad = wrongFields(form, secret.current?.value !== '').filter((field) => field !== ignored);
    setWrong(bad);
    if (bad[0]) document.querySelector<HTMLElement>(`[data-field="${bad[0]}"]`)?.focus();
    return bad.length === 0;
  };
  const forbidden = policy.note !== null && !policy.allowsAccount(form.account);
  const typed = () => secret.current?.value.trim() ?? '';
  const check = () =>
    run(async () => {
      setChecked(null);
      const { recordingSeen } = await call('accounts.check', { ...loginOf(form), secret: typed() });
      setChecked(recordingSeen ? 'seen' : 'empty');
    });
  const connect = () =>
    run(async () => {
      const { name, colour } = form;
      const sessionOnly = !keychain.usable;
      await call('accounts.connect', { ...loginOf(form), secret: typed(), name, colour, sessionOnly });
      if (secret.current) secret.current.value = '';
      onDone();
    });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !forbidden && ready(null)) void connect();
      }}
    >
      <Stack gap="sm">
        {demo ? (
          <Notice tone="warn" role="note">
            {t('connectInDemo')}
          </Notice>
        ) : (
          <Text c="dimmed">{t('connectIntro')}</Text>
        )}
        <TextInput
          label={t('accountSid')}
          placeholder="AC…"
          data-field="account"
          data-autofocus
          description={policy.note}
          value={form.account}
          error={wrong.includes('account') ? t('sidWrong') : null}
          onChange={(event) => change({ account: event.currentTarget.value })}
          spellCheck={false}
          autoComplete="off"
        />
        <CredentialFields
          kind={form.kind}
          keySid={form.keySid}
          secret={secret}
          wrong={wrong}
          onChange={change}
          onTyped={() => change({})}
        />
        <div className={classes.two}>
          <NativeSelect
            size="xs"
            label={t('region')}
            description={t('regionHint')}
            value={form.region}
            onChange={(event) => change({ region: event.currentTarget.value as Account['region'] })}
            data={regions.map((value) => ({ value, label: t(value), disabled: !policy.allowsRegion(value) }))}
          />
          <NameField name={form.name} wrong={wrong.includes('name')} onChange={(name) => change({ name })} />
        </div>
        <ColourField colour={form.colour} onChange={(colour) => change({ colour })} />
        <NoKeychain instead={t('noKeychain')} />
        {failure && <FailureNotice failure={failure} />}
        {checked && (
          <Notice tone={checked === 'seen' ? 'good' : 'warn'} role="status">
            <p>{t(checked === 'seen' ? 'checkedSeen' : 'checkedEmpty')}</p>
          </Notice>
        )}
        <DialogFoot>
          <Button variant="default" disabled={busy || forbidden} onClick={() => ready('name') && void check()}>
            {t('check')}
          </Button>
          <Button type="submit" loading={busy} disabled={forbidden}>
            {t('connectNow')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
