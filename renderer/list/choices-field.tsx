import { Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/use-formats.ts';
import classes from './filters.module.css';

type Choice<Value> = { readonly value: Value; readonly label: string; readonly count?: number };
type Choices<Value> = {
  readonly choices: readonly Choice<Value>[];
  readonly chosen: readonly Value[];
  readonly onChosen: (chosen: readonly Value[]) => void;
};

/** Any of several values; each says how many recordings have it. */
export function ChoicesField<Value extends string>({ choices, chosen, onChosen }: Choices<Value>) {
  const { t } = useTranslation('list');
  const formats = useFormats();
  if (choices.length === 0) return <Text c="dimmed">{t('filter.noValues')}</Text>;
  return (
    <div className={classes.choices}>
      {choices.map(({ value, label, count }) => (
        <div className={classes.choice} key={value}>
          <Checkbox
            label={label}
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChosen(event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          {count !== undefined && <span className={classes.count}>{formats.count(count)}</span>}
        </div>
      ))}
    </div>
  );
}
