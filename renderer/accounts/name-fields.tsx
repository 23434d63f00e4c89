import { ColorSwatch, Group, Input, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { accountColours } from './account-form.ts';
import classes from './accounts.module.css';

type NameField = { readonly name: string; readonly wrong: boolean; readonly onChange: (name: string) => void };

/** What an account is called here. */
export function NameField({ name, wrong, onChange }: NameField) {
  const { t } = useTranslation('accounts');
  return (
    <TextInput
      label={t('name')}
      description={t('nameHint')}
      data-field="name"
      maxLength={64}
      value={name}
      error={wrong ? t('nameMissing') : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type ColourField = {
  readonly colour: Account['colour'];
  readonly onChange: (colour: Account['colour']) => void;
};

/** The colour by which an account is known wherever something can be done to it. */
export function ColourField({ colour, onChange }: ColourField) {
  const { t } = useTranslation('accounts');
  const group = useId();
  return (
    <Input.Wrapper size="xs" label={t('colour')} labelElement="div" id={group}>
      <Group gap={6} mt={4} role="radiogroup" aria-labelledby={`${group}-label`}>
        {accountColours.map((one) => (
          <label key={one} className={classes.colour} title={t(`colours.${one}`)}>
            <input
              type="radio"
              name={group}
              className="visually-hidden"
              aria-label={t(`colours.${one}`)}
              checked={one === colour}
              onChange={() => onChange(one)}
            />
            <ColorSwatch color={`var(--account-${one})`} size={22} withShadow={false} aria-hidden="true" />
          </label>
        ))}
      </Group>
    </Input.Wrapper>
  );
}
