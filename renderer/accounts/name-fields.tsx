import { ColorSwatch, Group, Input, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { accountColours } from './account-form.ts';
import classes from './accounts.module.css';

type NameFields = {
  readonly name: string;
  readonly colour: Account['colour'];
  readonly wrong: boolean;
  readonly onChange: (change: { name?: string; colour?: Account['colour'] }) => void;
};

/** What an account is called here, and its colour. */
export function NameFields({ name, colour, wrong, onChange }: NameFields) {
  const { t } = useTranslation('accounts');
  const group = useId();
  return (
    <>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        data-field="name"
        maxLength={64}
        value={name}
        error={wrong ? t('nameMissing') : null}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Input.Wrapper label={t('colour')} labelElement="div" id={group}>
        <Group gap={6} mt={4} role="radiogroup" aria-labelledby={`${group}-label`}>
          {accountColours.map((one) => (
            <label key={one} className={classes.colour} title={t(`colours.${one}`)}>
              <input
                type="radio"
                name={group}
                className="visually-hidden"
                aria-label={t(`colours.${one}`)}
                checked={one === colour}
                onChange={() => onChange({ colour: one })}
              />
              <ColorSwatch color={`var(--mantine-color-${one}-6)`} size={22} withShadow={false} aria-hidden="true" />
            </label>
          ))}
        </Group>
      </Input.Wrapper>
    </>
  );
}
