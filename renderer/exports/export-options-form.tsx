import { Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportOptions } from '../../main/contract.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './export-options-form.module.css';
import { useNamePreview } from './use-name-preview.ts';

type Choice = Omit<ExportOptions, 'folder'>;
/** What was chosen so far, kept by whoever shows the form, so that a plan made anew does not forget it. */
export type ExportDraft = {
  readonly choice: Choice;
  readonly folder: { readonly token: string; readonly shown: string } | null;
};
export const firstDraft: ExportDraft = {
  choice: { format: 'wav', template: '{date} {time} {from} {to}', zip: false, manifest: 'csv' },
  folder: null,
};

type Props = {
  readonly draft: ExportDraft;
  readonly onDraft: (draft: ExportDraft) => void;
  /** How many recordings are to be written. */
  readonly count: number;
  /** The recording the name is previewed with; null: an example. */
  readonly sample: string | null;
  /** What was chosen, once it is whole, its name can be used and it has been confirmed in words; null until then. */
  readonly onChange: (options: ExportOptions | null) => void;
};

/** Where to, how, under which names; and that it is meant. Any change takes the confirmation back. */
export function ExportOptionsForm({ draft, onDraft, count, sample, onChange }: Props) {
  const { t } = useTranslation('exports');
  const formats = useFormats();
  const hint = useId();
  const { choice, folder } = draft;
  const [confirmed, setConfirmed] = useState(false);
  const choosing = useDeed();
  const preview = useNamePreview(sample, choice.template, choice.format);

  const change = (part: Partial<Choice>) => {
    onDraft({ choice: { ...choice, ...part }, folder });
    setConfirmed(false);
  };
  const choose = () =>
    choosing.run(async () => {
      const chosen = await call('exports.choose-folder', {});
      if (chosen.folder === null) return;
      onDraft({ choice, folder: { token: chosen.folder, shown: chosen.shown ?? '' } });
      setConfirmed(false);
    });

  const ready = folder !== null && preview.name !== null;
  const token = folder?.token ?? null;
  useEffect(() => {
    onChange(ready && confirmed && token !== null ? { ...choice, folder: token } : null);
  }, [ready, confirmed, token, choice, onChange]);

  const target = { number: formats.count(count), count, folder: folder?.shown ?? '' };
  return (
    <div className={classes.form}>
      <div className={classes.line}>
        <span className={classes.label}>{t('folder')}</span>
        <Button variant="default" size="compact-md" loading={choosing.busy} onClick={choose}>
          {t(folder === null ? 'choose' : 'chooseOther')}
        </Button>
        <span className={classes.path}>{folder?.shown ?? t('noFolder')}</span>
      </div>
      {choosing.failure !== null && <FailureNotice failure={choosing.failure} onRetry={choose} />}
      <div className={classes.line}>
        <span className={classes.label}>{t('format')}</span>
        <SegmentedControl
          aria-label={t('format')}
          value={choice.format}
          data={(['wav', 'flac', 'mp3'] as const).map((format) => ({ value: format, label: format.toUpperCase() }))}
          onChange={(format) => change({ format: format as Choice['format'] })}
        />
        <span className={classes.hint}>{t(`formatHint.${choice.format}`)}</span>
      </div>
      <TextInput
        label={t('template')}
        description={<span id={hint}>{t('templateHint')}</span>}
        value={choice.template}
        maxLength={200}
        spellCheck={false}
        onChange={({ currentTarget }) => change({ template: currentTarget.value })}
      />
      <p className={classes.preview} aria-live="polite">
        {preview.name !== null && t('preview', { name: preview.name })}
      </p>
      {preview.failure !== null && <FailureNotice failure={preview.failure} />}
      <Checkbox
        label={t('zip')}
        description={t('zipHint')}
        checked={choice.zip}
        onChange={({ currentTarget }) => change({ zip: currentTarget.checked })}
      />
      <div className={classes.line}>
        <span className={classes.label}>{t('manifest')}</span>
        <SegmentedControl
          aria-label={t('manifest')}
          value={choice.manifest}
          data={(['csv', 'json', 'none'] as const).map((kind) => ({ value: kind, label: t(`manifestKind.${kind}`) }))}
          onChange={(manifest) => change({ manifest: manifest as Choice['manifest'] })}
        />
        <span className={classes.hint}>{t('manifestHint')}</span>
      </div>
      <Notice tone="warn" role="note" title={t('unprotectedTitle')}>
        <p>{t('unprotectedBody')}</p>
        <Checkbox
          label={folder === null ? t('chooseFirst') : t('confirm', target)}
          disabled={!ready}
          checked={ready && confirmed}
          onChange={({ currentTarget }) => setConfirmed(currentTarget.checked)}
        />
      </Notice>
    </div>
  );
}
