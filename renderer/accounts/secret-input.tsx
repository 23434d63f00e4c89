import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { type RefObject, useLayoutEffect } from 'react';

type SecretInput = Omit<PasswordInputProps, 'value' | 'defaultValue' | 'onChange' | 'ref'> & {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onTyped?: () => void;
};

/**
 * A field for a secret. What is typed stands in the element alone, never in React's state; it is read from `input` when
 * it is used, and wiped when the field goes away.
 */
export function SecretInput({ input, onTyped, ...rest }: SecretInput) {
  useLayoutEffect(() => {
    const element = input.current;
    return () => {
      if (element) element.value = '';
    };
  }, [input]);
  return <PasswordInput ref={input} autoComplete="off" spellCheck={false} onInput={() => onTyped?.()} {...rest} />;
}
