import type { FailureWords } from '../../failure/failure-words.ts';

/** What can be wrong with a plain export. */
export const exportFailures = {
  'export-name-impossible': {
    title: 'The file name cannot be used',
    details: ['{{name}}.'],
    remedy: 'Use only the words in braces that are offered, and something besides dots and spaces.',
  },
  'export-folder-missing': {
    title: 'The folder to export to is not there',
    details: ['{{folder}}.'],
    remedy: 'Connect the drive or share it is on, then let the export go on.',
  },
  'export-format-unfit': {
    title: 'This recording cannot be written in that format',
    details: ['{{format}}: {{channels}} channels, {{bits}} bits per sample.'],
    remedy: 'Export it as WAV: that keeps it as it was.',
  },
} satisfies Record<string, FailureWords>;
