import { Code, Group } from '@mantine/core';
import { CopyButton } from './copy-button.tsx';

/** A command for a terminal, to be copied. */
export function CopyableCommand({ command }: { readonly command: string }) {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Code block style={{ flex: 1, whiteSpace: 'pre-wrap', wordBreak: 'break-word' }}>
        {command}
      </Code>
      <CopyButton text={command} />
    </Group>
  );
}
