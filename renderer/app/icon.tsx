const drawings = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14',
  close: 'm4 4 8 8m0-8-8 8',
  filter: 'M2 4h12M4.5 8h7M7 12h2',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  panel: 'M2.5 3h11v10h-11zM10 3v10',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-9.5V8l2.5 1.5',
  sync: 'M13 6.5A5.3 5.3 0 0 0 3.6 5M3 2.5V5h2.5M3 9.5a5.3 5.3 0 0 0 9.4 1.5m.6 2.5V11h-2.5',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3.2v9.6l7.5-4.8z',
  warning: 'M8 2.5 14.2 13H1.8zM8 6.5v3M8 11.4v.1',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-6.5V11M8 5v.1',
  key: 'M6 9.5a3.5 3.5 0 1 1 3.3-2.4L14 7v2.5h-1.8v1.8H9.6V9.2',
  lock: 'M4 7.2h8v6H4zM5.5 7.2V5a2.5 2.5 0 0 1 5 0v2.2',
  unlocked: 'M4 7.2h8v6H4zM5.5 7.2V4.6a2.5 2.5 0 0 1 4.9-.7',
  person: 'M8 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 13.5c.5-2.6 2.4-4 5-4s4.5 1.4 5 4',
  settings:
    'M2 4.5h6m4 0h2M2 11.5h2m4 0h6M10 6.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4ZM6 13.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z',
  list: 'M2.5 4h.1M5.5 4H14M2.5 8h.1M5.5 8H14M2.5 12h.1M5.5 12H14',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  up: 'm4 9.5 4-4 4 4',
  down: 'm4 6.5 4 4 4-4',
  right: 'm6.5 4 4 4-4 4',
  keyboard: 'M1.5 4h13v8h-13zM4 6.7h.1M6.7 6.7h.1M9.3 6.7h.1M12 6.7h.1M5 9.5h6',
  open: 'M3 13V3.5h5L9.5 5H13v2M3 13h9.5L14.5 7H5z',
  cloud: 'M4.5 12.5a3 3 0 0 1-.3-6 4 4 0 0 1 7.7.6 2.7 2.7 0 0 1-.4 5.4z',
  stack: 'M2.5 5.5 8 3l5.5 2.5L8 8zM2.5 8.3 8 10.8l5.5-2.5M2.5 11 8 13.5l5.5-2.5',
  box: 'M2.5 5.5v7.5h11V5.5M2 3h12v2.5H2zM6.5 8.2h3',
  shield: 'M8 2 13 4v4c0 3-2 5-5 6.2C5 13 3 11 3 8V4zM6 8l1.5 1.5L10.3 6.6',
  book: 'M3.5 2.5h8a1 1 0 0 1 1 1v10h-8a1 1 0 0 1-1-1zM3.5 11.5h9M6 5.2h4',
  balance: 'M8 2.5v11M5 13.5h6M3 4.5h10M3 4.5 1.5 9h3zM13 4.5 11.5 9h3z',
  pulse: 'M1.5 8.5h3L6.2 4l3 8.5 1.8-4h3.5',
  download: 'M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M3 13.5h10',
  lifebuoy:
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-3.4a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM3.8 3.8l2.4 2.4m3.6 3.6 2.4 2.4m0-8.4L9.8 6.2m-3.6 3.6-2.4 2.4',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9',
} as const;

export type IconName = keyof typeof drawings;

/** A line drawing on a 16 × 16 grid, in the colour of the text around it; always beside words or a label. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
