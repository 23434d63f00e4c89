import { Tooltip } from '@mantine/core';
import { createContext, type ReactElement, useContext } from 'react';

/** How the sidebar stands: beside the screen with its words, as a rail of signs, or opened over the screen. */
export const SidebarStand = createContext<'beside' | 'rail' | 'over'>('beside');

/** Says beside the rail what a sign in it stands for, to a pointer and to the focus. */
export function Named({ name, children }: { readonly name: string; readonly children: ReactElement }) {
  const stand = useContext(SidebarStand);
  if (stand === 'beside') return children;
  return (
    <Tooltip label={name} position="right" openDelay={200} events={withFocus} disabled={stand === 'over'}>
      {children}
    </Tooltip>
  );
}

const withFocus = { hover: true, focus: true, touch: false };
