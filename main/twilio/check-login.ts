import { Failure } from '../failure.ts';
import type { HttpAnswer } from '../http/http.ts';
import { recordingSid } from '../recording.ts';
import { type Asking, askThroughSdk } from './ask-through-sdk.ts';
import { parsePage } from './parse-page.ts';
import { readTwilioError } from './read-twilio-error.ts';
import { translateAnswer } from './translate-answer.ts';
import { regions } from './twilio-hosts.ts';

/**
 * Twilio answers 401 with 20003 to a wrong secret, to a restricted key that lacks a permission, and to a key of another
 * region alike. They are told apart by asking more: a key that may do another thing is not wrong, and one whose home
 * Twilio names (X-Home-Region), or that its host in another region takes, is only in the wrong region. The login goes to
 * Twilio's own hosts only, over TLS; where every host is one server of the user's own, other regions are not asked.
 */
const permissions = {
  list: '/twilio/voice/recordings/list',
  read: '/twilio/voice/recordings/read',
  calls: '/twilio/voice/calls/list',
} as const;

/**
 * Tries a login by asking for one recording, and for what a sync will need besides. Throws a Failure of its own for each
 * way it can fail: 'twilio-wrong-secret', 'twilio-test-credentials', 'twilio-permission-missing' { permission },
 * 'twilio-wrong-region' { region, found }, 'twilio-suspended', 'twilio-answer-strange', 'twilio-unwell', 'twilio-busy',
 * and what http/ throws.
 */
export async function checkLogin(asking: Asking): Promise<{ recordingSeen: boolean }> {
  const listed = await listOne(asking);
  if (listed.status >= 400) throw await whyRefused(asking, listed);
  const [first] = parsePage(listed.body, 'recordings');
  if (isRefusal(await callOne(asking))) throw missing('calls');
  if (first === undefined) return { recordingSeen: false };
  const sid = recordingSid.safeParse((first as { sid?: unknown } | null)?.sid);
  if (sid.success) {
    const read = await askThroughSdk(asking, (account) => account.recordings(sid.data).fetch());
    if (isRefusal(read)) throw missing('read');
  }
  return { recordingSeen: true };
}

async function whyRefused(asking: Asking, listed: HttpAnswer): Promise<Failure> {
  const told = translateAnswer(listed, listed.body);
  // No such account, as far as this region knows: most often a slip in its SID.
  const failure = listed.status === 404 ? new Failure('twilio-wrong-secret', told.facts) : told;
  const { code, message } = readTwilioError(listed.headers, listed.body);
  const notAboutRights = code === 20008 || code === 20005 || (!isRefusal(listed) && listed.status !== 404);
  if (notAboutRights) return failure;
  if (/permission/i.test(message ?? '') || (await callOne(asking)).status < 400) return missing('list');
  if (listed.status === 403) return failure;
  const home = regions.find((region) => region === listed.headers['x-home-region']);
  if (home !== undefined && home !== asking.login.region) return wrongRegion(asking, home);
  if (asking.override !== null) return failure;
  for (const region of regions.filter((other) => other !== asking.login.region)) {
    const elsewhere = await listOne({ ...asking, login: { ...asking.login, region } }).catch(onlyIfCancelled);
    if (elsewhere !== null && elsewhere.status < 400) {
      return wrongRegion(asking, region);
    }
  }
  return failure;
}

const listOne = (asking: Asking): Promise<HttpAnswer> =>
  askThroughSdk(asking, (account) => account.recordings.page({ pageSize: 1 }));

const callOne = (asking: Asking): Promise<HttpAnswer> =>
  askThroughSdk(asking, (account) => account.calls.page({ pageSize: 1 }));

const isRefusal = ({ status }: HttpAnswer): boolean => status === 401 || status === 403;

const missing = (what: keyof typeof permissions): Failure =>
  new Failure('twilio-permission-missing', { permission: permissions[what] });

const wrongRegion = ({ login }: Asking, found: string): Failure =>
  new Failure('twilio-wrong-region', { region: login.region, found });

/** That another region's host cannot be reached says nothing about this login. */
function onlyIfCancelled(error: unknown): null {
  if (error instanceof Failure && error.code !== 'cancelled') return null;
  throw error;
}
