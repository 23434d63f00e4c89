import { Tooltip } from '@mantine/core';
import { createContext, type ReactElement, useContext } from 'react';
import { narrow, useMatches } from './use-matches.ts';

/** Whether the sidebar is folded to a rail of signs. */
export const IsRail = createContext(false);

/** Says beside the rail what a sign in it stands for, to a pointer and to the focus. */
export function Named({ name, children }: { readonly name: string; readonly children: ReactElement }) {
  const isRail = useContext(IsRail);
  if (!useMatches(narrow)) return children;
  return (
    <Tooltip label={name} position="right" openDelay={200} events={withFocus} disabled={!isRail}>
      {children}
    </Tooltip>
  );
}

const withFocus = { hover: true, focus: true, touch: false };
