import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { queryOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BatchOptions, PlanSummary } from '../../main/contract.ts';
import { call } from '../call.ts';
import { useFormats } from '../language/use-formats.ts';
import { usePolicy } from '../policy/use-policy.ts';
import { DerivedCount } from './derived-count.tsx';
import { removes } from './plan-kinds.ts';
import classes from './plans.module.css';

export const batchDefaults = queryOptions({
  queryKey: ['batches.defaults'],
  queryFn: () => call('batches.defaults', {}),
});

type Options = { readonly options: BatchOptions; readonly onChange: (change: Partial<BatchOptions>) => void };

/** How a batch is to work. What most leave as it is stands under "More". */
export function PlanOptions({ plan, options, onChange }: Options & { readonly plan: PlanSummary }) {
  const { t } = useTranslation(['plans', 'policy']);
  const least = usePolicy().rules['removal.minimumGraceHours'] ?? 0;
  const { kind } = plan;
  return (
    <div className={classes.options}>
      {removes(kind) && (
        <div>
          <Checkbox
            label={t('withDerived')}
            description={t('withDerivedHint')}
            checked={options.withDerived}
            onChange={({ currentTarget }) => onChange({ withDerived: currentTarget.checked })}
          />
          <DerivedCount plan={plan} />
        </div>
      )}
      <details>
        <summary>{t('more')}</summary>
        <div className={classes.more}>
          {removes(kind) && (
            <NumberInput
              label={t('grace')}
              description={least === 0 ? t('graceHint') : t('policy:graceAtLeast', { count: least, number: least })}
              min={least * 60}
              max={30 * 24 * 60}
              allowDecimal={false}
              value={Math.round(options.grace / 60)}
              onChange={(minutes) => typeof minutes === 'number' && onChange({ grace: minutes * 60 })}
            />
          )}
          <NumberInput
            label={t('ceiling')}
            description={t('ceilingHint')}
            min={1}
            max={200}
            allowDecimal={false}
            value={options.ceiling}
            onChange={(ceiling) => typeof ceiling === 'number' && ceiling >= 1 && onChange({ ceiling })}
          />
          {kind !== 'remove' && <Bandwidth options={options} onChange={onChange} />}
          <Hours options={options} onChange={onChange} />
        </div>
      </details>
    </div>
  );
}

const megabyte = 1_000_000;
const speeds = [0.25, 0.5, 1, 2, 5, 10].map((size) => size * megabyte);

function Bandwidth({ options, onChange }: Options) {
  const { t } = useTranslation('plans');
  const formats = useFormats();
  const known =
    options.bandwidth === null || speeds.includes(options.bandwidth) ? speeds : [...speeds, options.bandwidth];
  return (
    <NativeSelect
      label={t('bandwidth')}
      value={String(options.bandwidth ?? '')}
      onChange={({ currentTarget: { value } }) => onChange({ bandwidth: value === '' ? null : Number(value) })}
      data={[
        { value: '', label: t('bandwidthFree') },
        ...known.map((bytes) => ({ value: String(bytes), label: t('perSecond', { size: formats.bytes(bytes) }) })),
      ]}
    />
  );
}

const hourChoices = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }));
const night = { from: 20, to: 6 };

function Hours({ options: { hours }, onChange }: Options) {
  const { t } = useTranslation('plans');
  return (
    <div className={classes.hours}>
      <Checkbox
        label={t('hours')}
        checked={hours !== null}
        onChange={({ currentTarget }) => onChange({ hours: currentTarget.checked ? night : null })}
      />
      {hours !== null &&
        (['from', 'to'] as const).map((end) => (
          <NativeSelect
            key={end}
            aria-label={t(end === 'from' ? 'hoursFrom' : 'hoursTo')}
            value={String(hours[end])}
            data={hourChoices}
            onChange={({ currentTarget }) => onChange({ hours: { ...hours, [end]: Number(currentTarget.value) } })}
          />
        ))}
    </div>
  );
}
