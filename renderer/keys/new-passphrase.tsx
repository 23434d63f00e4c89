import { Group, Progress, Text } from '@mantine/core';
import { type RefObject, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SecretInput } from '../accounts/secret-input.tsx';
import { leastCharacters, passphraseStrength, type Strength } from './passphrase-strength.ts';

const shown = {
  'too-short': { part: 10, colour: 'red', words: 'tooShort' },
  weak: { part: 35, colour: 'orange', words: 'weak' },
  fair: { part: 65, colour: 'yellow', words: 'fair' },
  strong: { part: 100, colour: 'koe', words: 'strong' },
} as const;

type Field = RefObject<HTMLInputElement | null>;
export type NewPassphraseState = {
  readonly first: Field;
  readonly again: Field;
  readonly strength: Strength | null;
  readonly different: boolean;
  readonly setStrength: (strength: Strength | null) => void;
  readonly setDifferent: (different: boolean) => void;
  /** What was typed, when both are the same and long enough; else null, with the field in question in focus. */
  readonly settle: () => string | null;
};

/** A new passphrase typed twice. Of it, only its strength is kept here. */
export function useNewPassphrase(): NewPassphraseState {
  const first = useRef<HTMLInputElement>(null);
  const again = useRef<HTMLInputElement>(null);
  const [strength, setStrength] = useState<Strength | null>(null);
  const [different, setDifferent] = useState(false);
  const settle = useCallback(() => {
    const typed = first.current?.value ?? '';
    if (passphraseStrength(typed) === 'too-short') {
      setStrength('too-short');
      first.current?.focus();
      return null;
    }
    if (typed !== again.current?.value) {
      setDifferent(true);
      again.current?.focus();
      return null;
    }
    return typed;
  }, []);
  return { first, again, strength, different, setStrength, setDifferent, settle };
}

/** The two fields, and how well what was typed withstands guessing. */
export function NewPassphrase({
  state,
  onTyped,
}: {
  readonly state: NewPassphraseState;
  readonly onTyped: () => void;
}) {
  const { t } = useTranslation('keys');
  const measure = state.strength && shown[state.strength];
  const typed = () => {
    const passphrase = state.first.current?.value ?? '';
    state.setStrength(passphrase === '' ? null : passphraseStrength(passphrase));
    state.setDifferent(false);
    onTyped();
  };
  return (
    <>
      <div>
        <SecretInput
          input={state.first}
          label={t('newPassphrase')}
          description={t('newPassphraseHint', { count: leastCharacters })}
          data-autofocus
          onTyped={typed}
        />
        <Group gap="sm" mt={6} h={20} role="status">
          {measure && (
            <>
              <Progress
                flex={1}
                size="sm"
                value={measure.part}
                color={measure.colour}
                aria-label={t('strength')}
                transitionDuration={100}
              />
              <Text size="xs">{t(measure.words)}</Text>
            </>
          )}
        </Group>
      </div>
      <SecretInput
        input={state.again}
        label={t('again')}
        error={state.different ? t('different') : null}
        onTyped={() => state.setDifferent(false)}
      />
    </>
  );
}
