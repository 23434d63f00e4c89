import { Failure } from '../failure.ts';
import { accountSidOf } from './account-sid-of.ts';
import type { Asking } from './ask-through-sdk.ts';
import { deleteResource, saysDeleted } from './delete-resource.ts';
import { fetchPage } from './fetch-page.ts';
import { isNotFound, notFound, translateAnswer } from './translate-answer.ts';

/** What Twilio makes of a recording and keeps beside it: where it is listed, under which name, and its SIDs. */
const kinds = [
  { path: 'Transcriptions', list: 'transcriptions', sid: /^TR[0-9a-fA-F]{32}$/ },
  { path: 'AddOnResults', list: 'add_on_results', sid: /^XR[0-9a-fA-F]{32}$/ },
] as const;

/** Paths, below the account, of the transcriptions and add-on results of a recording; none of one that is gone. */
export async function listDerived(asking: Asking, recording: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const kind of kinds) {
    const below = `/Recordings/${recording}/${kind.path}`;
    let at: string | null = `/2010-04-01/Accounts/${accountSidOf(asking.login.account)}${below}.json?PageSize=1000`;
    while (at !== null) {
      const page = await pageOrNone(asking, at);
      found.push(...sidsOf(page?.bytes ?? null, kind).map((sid) => `${below}/${sid}.json`));
      at = page?.next ?? null;
    }
  }
  return found;
}

/** Deletes them; gives how many there were. Fails with the first that could not be deleted. */
export async function deleteDerived(asking: Asking, recording: string, lastWord: () => void): Promise<number> {
  const paths = await listDerived(asking, recording);
  for (const path of paths) {
    const attempt = await deleteResource(asking, path, lastWord);
    // One that is gone is as good as deleted; sent twice, it does no harm.
    if (attempt.answer === null) throw attempt.trouble;
    const { answer } = attempt;
    if (saysDeleted(answer) || isNotFound(answer)) continue;
    const { status, body } = answer;
    if (status < 300 || status === 404) throw new Failure('twilio-answer-strange', { status });
    throw translateAnswer(answer, body);
  }
  return paths.length;
}

async function pageOrNone({ http, login, override, signal }: Asking, at: string) {
  try {
    return await fetchPage(http, login, override, at, signal);
  } catch (error) {
    // A gateway's 404 has no code, and says nothing of what hangs on the recording.
    if (error instanceof Failure && error.facts.code === notFound) return null;
    throw error;
  }
}

function sidsOf(bytes: Uint8Array | null, { list, sid }: (typeof kinds)[number]): string[] {
  if (bytes === null) return [];
  let rows: unknown;
  try {
    rows = (JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>)[list];
  } catch (error) {
    throw new Failure('twilio-answer-strange', { reason: 'not JSON' }, { cause: error });
  }
  if (!Array.isArray(rows)) throw new Failure('twilio-answer-strange', { reason: `no ${list}` });
  return rows.flatMap((row: { sid?: unknown } | null) => {
    const found = row?.sid;
    return typeof found === 'string' && sid.test(found) ? [found] : [];
  });
}
