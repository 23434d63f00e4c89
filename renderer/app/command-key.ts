const mac = navigator.platform.startsWith('Mac');

/** What the key for commands is called on this system. */
export const commandKey = mac ? '⌘' : 'Ctrl';
