import type { PlanKind, PlanSummary } from '../../main/contract.ts';
import type { Recording } from '../../main/recording.ts';

type Share = PlanSummary['total'];
export type Marked = Recording & { readonly soundIn: readonly string[] };
type World = {
  readonly kind: PlanKind;
  readonly archive: string | null;
  readonly standing: (keySid: string) => string;
  readonly seals: (account: string) => boolean;
};

/** What a plan ought to say of these recordings, said as plainly as can be. */
export function planReference(rows: readonly Marked[], { kind, archive, standing, seals }: World) {
  const share = (some: readonly Marked[]): Share => ({
    count: some.length,
    seconds: some.reduce((sum, { duration }) => sum + (duration ?? 0), 0),
  });
  const reason = ({ status, whereabouts, soundIn }: Marked) => {
    if (kind === 'export' && soundIn.length > 0) return null;
    if (status === 'deleted') return 'gone';
    if (status === 'absent') return 'absent';
    if (status !== 'completed') return 'unfinished';
    return whereabouts === 'twilio' ? null : whereabouts === 'elsewhere' ? 'elsewhere' : 'gone';
  };
  const fit = rows.filter((row) => reason(row) === null);
  const copyable = (row: Marked) => row.encrypted || seals(row.account);
  const done = fit.filter((row) => {
    if (kind === 'remove') return !row.held;
    if (kind === 'evacuate') return !row.held && copyable(row);
    return kind === 'archive' ? copyable(row) : !row.encrypted || standing(row.keySid ?? '') !== 'missing';
  });
  const by = (some: readonly Marked[], name: (row: Marked) => string) =>
    Object.fromEntries(
      [...new Set(some.map(name))].map((value) => [value, share(some.filter((r) => name(r) === value))]),
    );
  return {
    total: share(rows),
    encrypted: share(rows.filter(({ encrypted }) => encrypted)),
    plain: share(rows.filter(({ encrypted }) => !encrypted)),
    onHold: share(rows.filter(({ held }) => held)),
    archived: share(rows.filter(({ archived }) => archived === 'verified')),
    archivedHere: share(rows.filter(({ soundIn }) => archive !== null && soundIn.includes(archive))),
    withoutSealingKey: share(fit.filter((row) => !copyable(row))),
    leftOut: kind === 'evacuate' ? [...new Set(fit.filter((row) => !copyable(row)).map((row) => row.account))] : [],
    doable: share(done),
    withoutCopy: share(done.filter(({ archived }) => archived !== 'verified')),
    accounts: by(rows, ({ account }) => account),
    hindered: by(
      rows.filter((row) => reason(row) !== null),
      (row) => reason(row) ?? '',
    ),
    keys: by(fit.filter(copyable), (row) =>
      row.encrypted ? `${row.keySid} ${standing(row.keySid ?? '')}` : 'null backed-up',
    ),
    oldest: Math.min(...rows.map(({ startedAt }) => startedAt)),
    newest: Math.max(...rows.map(({ startedAt }) => startedAt)),
  };
}
