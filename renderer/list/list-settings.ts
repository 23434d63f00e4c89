import type { Order } from '../../main/contract.ts';
import { type ColumnLayout, isColumnId, readLayout } from './columns.ts';
import { type ListFilter, type View, views } from './list-filter.ts';
import { isDay } from './local-days.ts';

/** All the list remembers, as it stands in settings.list. */
export type ListSettings = {
  readonly view: View;
  readonly accounts: readonly string[];
  readonly filter: ListFilter;
  readonly order: Order;
  readonly layout: ColumnLayout;
  readonly detailsShown: boolean;
};

export const newestFirst: Order = { by: 'time', descending: true };

type Loose = Readonly<Record<string, unknown>>;
const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const text = (value: unknown) => (typeof value === 'string' && value.length <= 100 ? value : undefined);
const amount = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
const whole = (value: unknown) => (Number.isInteger(amount(value)) ? (value as number) : undefined);

function list<T>(value: unknown, kind: (one: unknown) => one is T): T[] | undefined {
  const found = Array.isArray(value) ? value.filter(kind) : [];
  return found.length > 0 ? found : undefined;
}
const isText = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown): value is number => Number.isInteger(value);
const isFingerprint = (value: unknown): value is string => isText(value) && /^[0-9a-f]{64}$/.test(value);
const isKeySid = (value: unknown): value is string => isText(value) && /^CR[0-9a-fA-F]{32}$/.test(value);
const isAccountSid = (value: unknown): value is string => isText(value) && /^AC[0-9a-fA-F]{32}(-\w{3})?$/.test(value);
const isWhereabouts = (value: unknown): value is 'twilio' | 'elsewhere' | 'nowhere' =>
  value === 'twilio' || value === 'elsewhere' || value === 'nowhere';
const isArchived = (value: unknown): value is 'no' | 'unverified' | 'verified' =>
  value === 'no' || value === 'unverified' || value === 'verified';
const isHold = (value: unknown): value is string => isText(value) && /^[0-9a-f-]{36}$/.test(value);

function readFilter(kept: Loose): ListFilter {
  return {
    search: text(kept.search),
    fromDay: isDay(kept.fromDay) ? kept.fromDay : undefined,
    toDay: isDay(kept.toDay) ? kept.toDay : undefined,
    from: text(kept.from),
    to: text(kept.to),
    directions: list(kept.directions, isText),
    shortest: whole(kept.shortest),
    longest: whole(kept.longest),
    channels: list(kept.channels, isWhole),
    sources: list(kept.sources, isText),
    statuses: list(kept.statuses, isText),
    encrypted: typeof kept.encrypted === 'boolean' ? kept.encrypted : undefined,
    keySids: list(kept.keySids, isKeySid),
    openers: list(kept.openers, isFingerprint),
    cheapest: amount(kept.cheapest),
    dearest: amount(kept.dearest),
    whereabouts: list(kept.whereabouts, isWhereabouts),
    held: typeof kept.held === 'boolean' ? kept.held : undefined,
    archived: list(kept.archived, isArchived),
    holds: list(kept.holds, isHold),
  };
}

/** Reads what was kept, by this version or another; what is not understood falls back to the
 * standard, part by part. In a roomy window the standard has the details beside the list. */
export function readListSettings(kept: Loose, roomy: boolean): ListSettings {
  const order = loose(kept.order);
  return {
    view: views.find((view) => view === kept.view) ?? 'all',
    accounts: list(kept.accounts, isAccountSid) ?? [],
    filter: readFilter(loose(kept.filter)),
    order: isColumnId(order.by) ? { by: order.by, descending: order.descending === true } : newestFirst,
    layout: readLayout(kept.layout),
    detailsShown: typeof kept.detailsShown === 'boolean' ? kept.detailsShown : roomy,
  };
}
