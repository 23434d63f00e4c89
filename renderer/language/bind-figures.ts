/** The words of a screen, or of all of them. */
type Words = { readonly [key: string]: string | Words };

const figureAndCounter = /(\}\}|\d) (?=[件行秒分時日個本項回台人文ビバチ])/g;

/**
 * Japanese with each figure bound to what it counts by a no-break space: a line may end before 「12,034 件」, not within.
 * The words themselves are written with the space one can see.
 */
export function bindFigures<Given extends Words>(words: Given): Given {
  const bound = Object.entries(words).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.replace(figureAndCounter, '$1\u00a0') : bindFigures(value),
  ]);
  return Object.fromEntries(bound) as Given;
}
