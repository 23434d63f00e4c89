import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Deep teal: the one colour that means "Koekura" and "do this". Everything else is grey unless it says something. */
const koe: MantineColorsTuple = [
  '#e9f7f5',
  '#cfece8',
  '#a3dad3',
  '#6fc4ba',
  '#43aea2',
  '#229688',
  '#128074',
  '#0c6b61',
  '#09574f',
  '#06423c',
];

/** The greys of the dark theme, as cool as the light one's. The order is Mantine's: text first, ground last. */
const dark: MantineColorsTuple = [
  '#e3e8e8',
  '#c3cbcc',
  '#9faaac',
  '#6f7a7c',
  '#363e3f',
  '#2c3233',
  '#202526',
  '#171a1b',
  '#131617',
  '#0e1011',
];

/** Dense by default: the sizes of a mail program, not of a web page. */
export const theme = createTheme({
  primaryColor: 'koe',
  primaryShade: { light: 7, dark: 6 },
  colors: { koe, dark },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontFamily: 'var(--font)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '1rem', lineHeight: '1.5' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  defaultRadius: 6,
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    DatePickerInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Text: { defaultProps: { size: 'sm' } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    // As high as the window has room for; what is more scrolls.
    Popover: {
      defaultProps: {
        shadow: 'md',
        transitionProps: { duration: 0 },
        middlewares: { flip: true, shift: true, size: true },
      },
    },
    // The page never scrolls; Mantine's lock would put a style into it without the nonce.
    Modal: {
      defaultProps: {
        centered: true,
        lockScroll: false,
        xOffset: 'calc(min(5vw, 24px))',
        yOffset: 'calc(min(5dvh, 24px))',
        transitionProps: { duration: 100 },
      },
    },
    Tooltip: { defaultProps: { openDelay: 500, transitionProps: { duration: 0 } } },
  },
});
