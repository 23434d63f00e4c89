import { Button, Loader, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { NoKeychain } from '../failure/no-keychain.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { ArchiveNameField } from './archive-name-field.tsx';
import classes from './archives.module.css';
import { BucketFields } from './bucket-fields.tsx';
import { BucketKeepingFields } from './bucket-keeping-fields.tsx';
import { BucketKeyFields } from './bucket-key-fields.tsx';
import { type BucketField, emptyBucket, type BucketForm as Form, placeOf, wrongBucketFields } from './bucket-place.ts';
import { BucketPolicyBlock } from './bucket-policy-block.tsx';
import { Findings } from './findings.tsx';

type Tried = { readonly findings: readonly Finding[]; readonly found: boolean };

/** Describes a bucket, tries it, and makes it an archive or opens the one that lies there. */
export function BucketForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('buckets');
  const { t: ta } = useTranslation('archives');
  const secret = useRef<HTMLInputElement>(null);
  const [form, setForm] = useState<Form>(emptyBucket);
  const [wrong, setWrong] = useState<readonly BucketField[]>([]);
  const [tried, setTried] = useState<Tried | null>(null);
  const [name, setName] = useState('');
  const [nameless, setNameless] = useState(false);
  const { busy, failure, run, clear } = useDeed();
  const outcome = useRef<HTMLDivElement>(null);
  // The form is long: what was found stands below what fits the window.
  useEffect(() => {
    if (tried !== null || failure !== null) outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [tried, failure]);
  const inTheWay = tried?.findings.some(({ verdict }) => verdict === 'bad') ?? false;

  const change = (part: Partial<Form>) => {
    setForm((before) => ({ ...before, ...part }));
    setTried(null);
    clear();
  };
  /** Whether the fields asked for can be sent; otherwise they are marked, and the first gets the focus. */
  const ready = (spared: readonly BucketField[]) => {
    const typed = secret.current !== null && secret.current.value !== '';
    const bad = wrongBucketFields(form, typed).filter((field) => !spared.includes(field));
    setWrong(bad);
    if (bad[0]) document.querySelector<HTMLElement>(`[data-field="${bad[0]}"]`)?.focus();
    return bad.length === 0;
  };
  const wanted = () => {
    const keyed = form.credentials === 'key';
    const secretKey = keyed ? (secret.current?.value.trim() ?? '') : null;
    return { place: placeOf(form), accessKey: keyed ? form.accessKey.trim() : null, secretKey };
  };
  const tryIt = () =>
    run(async () => {
      setTried(null);
      setTried(await call('archives.try-bucket', wanted()));
      if (name === '') setName(form.bucket.trim().slice(0, 64));
    });
  const add = () =>
    run(async () => {
      await call('archives.add-bucket', { ...wanted(), name: name.trim() });
      if (secret.current) secret.current.value = '';
      onDone();
    });
  const right = failure?.code === 'store-wrong-region' ? String(failure.facts.region ?? '') : '';

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || !ready([])) return;
        if (tried === null) return void tryIt();
        setNameless(name.trim() === '');
        if (!inTheWay && name.trim() !== '') void add();
      }}
    >
      <Stack gap="sm">
        <BucketFields form={form} wrong={wrong} onChange={change} />
        <BucketKeyFields form={form} secret={secret} wrong={wrong} onChange={change} onTyped={() => change({})} />
        {form.credentials === 'key' && <NoKeychain instead={t('noKeychain')} />}
        <BucketKeepingFields form={form} onChange={change} />
        <BucketPolicyBlock place={() => (ready(['accessKey', 'secret']) ? placeOf(form) : null)} />
        {busy && tried === null && (
          <div className={classes.line} role="status">
            <Loader size="xs" aria-hidden="true" /> {ta('trying')}
          </div>
        )}
        <Stack gap="sm" ref={outcome}>
          {failure && (
            <FailureNotice failure={failure}>
              {right !== '' && (
                <Button size="compact-sm" variant="default" onClick={() => change({ region: right })}>
                  {t('useRegion', { region: right })}
                </Button>
              )}
            </FailureNotice>
          )}
          {tried?.found && (
            <Notice tone="good" role="status" title={ta('found')}>
              <p>{ta('foundBody')}</p>
            </Notice>
          )}
          {tried && <Findings findings={tried.findings} />}
          {inTheWay && <Notice tone="bad" role="alert" title={ta('inTheWay')} />}
          {tried && <ArchiveNameField name={name} wrong={nameless} onChange={setName} />}
        </Stack>
        <DialogFoot>
          {tried && (
            <Button variant="default" disabled={busy} onClick={() => ready([]) && void tryIt()}>
              {t('tryAgain')}
            </Button>
          )}
          <Button type="submit" loading={busy} disabled={inTheWay}>
            {tried === null ? t('tryIt') : ta(tried.found ? 'openNow' : 'addNow')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
