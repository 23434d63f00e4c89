import type { z } from 'zod';
import { type PolicyProblem, type PolicyRules, policyRules } from '../contract/policy-calls.ts';

/** What these rules mean; a policy for another meaning of them is not guessed at. */
const version = 1;
/** How much of a wrong value is shown. */
const mostShown = 80;

export type ParsedPolicy = { readonly rules: PolicyRules; readonly problems: readonly PolicyProblem[] };

/**
 * Reads a policy as it was written: every rule that fits, and what is wrong with the others, each by its key. A key that
 * is not known is wrong too: what somebody meant to forbid would be allowed.
 */
export function parsePolicy(document: unknown): ParsedPolicy {
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return { rules: {}, problems: [{ problem: 'malformed', key: '', detail: shown(document) }] };
  const { version: written, ...entries } = document as Readonly<Record<string, unknown>>;
  const problems: PolicyProblem[] = [];
  if (written !== version) problems.push({ problem: 'version', key: 'version', detail: shown(written) });
  const rules: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(entries)) {
    const rule = ruleOf(key);
    if (rule === null) {
      problems.push({ problem: 'unknown-key', key, detail: '' });
      continue;
    }
    const parsed = rule.safeParse(value);
    if (parsed.success) rules[key] = parsed.data;
    else problems.push({ problem: 'wrong-value', key, detail: shown(value) });
  }
  return { rules: rules as PolicyRules, problems };
}

function ruleOf(key: string): z.ZodType | null {
  return Object.hasOwn(policyRules.shape, key) ? policyRules.shape[key as keyof PolicyRules] : null;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}
