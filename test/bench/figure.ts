/** One measured figure, beside what it should reach. `how` says what was compared with what, in one line. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly reach: string;
  readonly met: boolean;
  readonly how: string;
};
