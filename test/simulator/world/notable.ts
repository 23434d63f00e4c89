/** What the demo world shows one of, by rank from the newest, so that it is on the first screen of a list. */
const ranks = {
  running: 0,
  processing: 1,
  lostKey: 3,
  damaged: 5,
  tooShort: 7,
  silent: 9,
  storedElsewhere: 11,
  callMissing: 13,
  removed: 15,
  clientParty: 17,
  sipParty: 19,
  unrated: 21,
  stuck: 23,
  withheldNumber: 25,
  conference: 27,
  removedToo: 29,
  hourLong: 31,
  lostKeyToo: 33,
} as const;

export type Notable = keyof typeof ranks;

const byRank = new Map<number, Notable>(Object.entries(ranks).map(([name, rank]) => [rank, name as Notable]));

export const notableAt = (rank: number): Notable | null => byRank.get(rank) ?? null;

/** Name and rank of each that a world of so many recordings has. */
export const notablesOf = (recordings: number) =>
  (Object.entries(ranks) as [Notable, number][]).filter(([, rank]) => rank < recordings);
