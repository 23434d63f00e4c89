import { createRanking, type Ranking } from './ranking.ts';

/** Quantities of which few are distinct (lengths, prices), each under a code of its own; null is code 0. */
export type CodedNumbers = Ranking<number> & { readonly codeOf: (value: number | null) => number };

export function createCodedNumbers(): CodedNumbers {
  const codes = new Map<number, number>();
  const ranking = createRanking<number>((left, right) => left - right);
  return {
    ...ranking,
    codeOf: (value) => {
      if (value === null) return 0;
      let code = codes.get(value);
      if (code === undefined) {
        code = codes.size + 1;
        codes.set(value, code);
        ranking.add(code, value);
      }
      return code;
    },
  };
}
