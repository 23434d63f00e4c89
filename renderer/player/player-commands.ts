/** What a key can ask of the player. */
export type PlayerCommand =
  | { readonly do: 'play-or-pause' }
  | { readonly do: 'to-start' }
  | { readonly do: 'faster' }
  | { readonly do: 'slower' }
  | { readonly do: 'mute' }
  | { readonly do: 'next' }
  | { readonly do: 'previous' }
  | { readonly do: 'skip'; readonly seconds: number }
  | { readonly do: 'hear-alone' | 'mute-channel'; readonly channel: number };

/** The part of a KeyboardEvent that decides. `code` counts where the layout would change the character, as in Shift+1. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

const plain = new Map<string, PlayerCommand>(
  Object.entries({
    ' ': { do: 'play-or-pause' },
    arrowleft: { do: 'skip', seconds: -5 },
    arrowright: { do: 'skip', seconds: 5 },
    home: { do: 'to-start' },
    ',': { do: 'slower' },
    '.': { do: 'faster' },
    m: { do: 'mute' },
    n: { do: 'next' },
    p: { do: 'previous' },
    '1': { do: 'hear-alone', channel: 0 },
    '2': { do: 'hear-alone', channel: 1 },
  }),
);

const shifted = new Map<string, PlayerCommand>(
  Object.entries({
    ArrowLeft: { do: 'skip', seconds: -15 },
    ArrowRight: { do: 'skip', seconds: 15 },
    Digit1: { do: 'mute-channel', channel: 0 },
    Digit2: { do: 'mute-channel', channel: 1 },
  }),
);

/** The command a key press means, or null. */
export function playerCommand(press: KeyPress): PlayerCommand | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  return (press.shiftKey ? shifted.get(press.code) : plain.get(press.key.toLowerCase())) ?? null;
}

const typing = 'input:not([type="range"]), textarea, select, [contenteditable="true"]';
const choosing = '[role="dialog"], [role="menu"], [role="listbox"]';
const pressing = 'button, a[href], summary, [role="button"], [role="checkbox"], [role="switch"], [role="tab"]';
const sliding = /^(Arrow|Home|End|Page)/;

/** Whether the element in focus has its own use for the key, so that the player must leave it alone. */
export function keyBelongsTo(target: EventTarget | null, press: KeyPress): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(`${typing}, ${choosing}`)) return true;
  if (target.matches('input[type="range"]')) return sliding.test(press.key);
  return press.key === ' ' && target.closest(pressing) !== null;
}
