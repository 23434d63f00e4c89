import { stringify } from 'csv-stringify/sync';

/** A cell of a table. */
export type Cell = string | number | boolean | null;

/**
 * A line of CSV (RFC 4180, CRLF) for each row. What a spreadsheet would take for a formula (=, +, -, @, tab, return) gets
 * an apostrophe before it, as OWASP's "CSV Injection" has it: telephone numbers are among these.
 */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return stringify(rows as Cell[][], {
    record_delimiter: 'windows',
    escape_formulas: true,
    // A lone one of the two would end a line for many a reader.
    quoted_match: /[\r\n]/,
    cast: { boolean: (value) => (value ? 'yes' : 'no') },
  });
}

/** What stands before the first line, so that Excel takes the file for UTF-8. */
export const csvMark = '\ufeff';
