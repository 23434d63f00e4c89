import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureAnswer } from '../../main/contract.ts';
import { CopyableCommand } from './copyable-command.tsx';
import { commandFor } from './remedy-command.ts';
import { useFailureWords } from './use-failure-words.ts';

type Notice = {
  readonly failure: FailureAnswer;
  readonly onRetry?: () => void;
  /** More ways out, as buttons. */
  readonly children?: ReactNode;
};

/** Says what failed, what is known of it and what to do, with the ways out. */
export function FailureNotice({ failure, onRetry, children }: Notice) {
  const { t } = useTranslation('failure');
  const words = useFailureWords()(failure);
  const command = commandFor(failure);
  return (
    <Alert color="red" variant="light" title={words.title} role="alert">
      <Stack gap="xs">
        {words.details.length > 0 && <Text size="sm">{words.details.join(' ')}</Text>}
        <Text size="sm">{words.remedy}</Text>
        {command && <CopyableCommand command={command} />}
        {(onRetry || children) && (
          <Group gap="xs">
            {onRetry && (
              <Button size="compact-sm" variant="default" onClick={onRetry}>
                {t('tryAgain')}
              </Button>
            )}
            {children}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
