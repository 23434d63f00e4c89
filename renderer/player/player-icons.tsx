import type { ReactNode } from 'react';

/** Small drawings on a 20 × 20 grid, in the colour of the text around them. */
const icon = (drawing: ReactNode, size = 20) => (
  <svg width={size} height={size} viewBox="0 0 20 20" fill="currentColor" aria-hidden="true" focusable="false">
    {drawing}
  </svg>
);
const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const horn = <path d="M3 8v4h2.6L9.5 15.2V4.8L5.6 8z" />;

export const playIcon = icon(<path d="M6.5 4.2v11.6a.6.6 0 0 0 .9.5l9-5.8a.6.6 0 0 0 0-1l-9-5.8a.6.6 0 0 0-.9.5z" />);
export const pauseIcon = icon(<path d="M5.5 4h3v12h-3zM11.5 4h3v12h-3z" />);
export const previousIcon = icon(
  <path d="M5 4.5h1.8v11H5zM15.5 5v10a.5.5 0 0 1-.8.4L8 10.4a.5.5 0 0 1 0-.8l6.7-5a.5.5 0 0 1 .8.4z" />,
  18,
);
export const nextIcon = icon(
  <path d="M13.2 4.5H15v11h-1.8zM4.5 5v10a.5.5 0 0 0 .8.4l6.7-5a.5.5 0 0 0 0-.8l-6.7-5a.5.5 0 0 0-.8.4z" />,
  18,
);
export const loudIcon = icon(
  <>
    {horn}
    <path {...line} d="M12.2 7.6a3.4 3.4 0 0 1 0 4.8M14.6 5.4a6.5 6.5 0 0 1 0 9.2" />
  </>,
  18,
);
export const silentIcon = icon(
  <>
    {horn}
    <path {...line} d="m12.5 8 4 4m0-4-4 4" />
  </>,
  18,
);
export const closeIcon = icon(<path {...line} d="m5.5 5.5 9 9m0-9-9 9" />, 16);
export const aloneIcon = icon(
  <path
    {...line}
    d="M4 13v-3a6 6 0 0 1 12 0v3M4 11.5h1.6v4.2H4.8a.8.8 0 0 1-.8-.8zM16 11.5h-1.6v4.2h.8a.8.8 0 0 0 .8-.8z"
  />,
  16,
);
export const verifiedIcon = icon(
  <path {...line} d="M10 2.8 4.5 5v4.6c0 3.5 2.3 6.2 5.5 7.6 3.2-1.4 5.5-4.1 5.5-7.6V5zM7.6 9.9l1.7 1.7 3.2-3.4" />,
  14,
);
