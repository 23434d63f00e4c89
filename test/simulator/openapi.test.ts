import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asker, askWith, basic } from './ask-simulator.ts';
import { answerSchema, isDescribed, openapiIsPresent } from './openapi-schemas.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';
import { readDemoKeys } from './world/demo-keys.ts';

let simulator: Simulator;
let ask: Asker;
let call: string;
beforeAll(async () => {
  simulator = await startSimulator({ recordings: 400, subaccounts: 3, subaccountRecordings: 4 });
  ask = askWith(simulator, basic(simulator.accountSid, simulator.authToken));
  const meeting = await ask.json<{ call_sid: string }>(`/Recordings/${simulator.notable.conference}.json`);
  call = meeting.call_sid;
  await ask.remove(`/Recordings/${simulator.sidByRank(40)}.json`);
  simulator.setStatus(simulator.subaccount.accountSid, 'closed');
  simulator.setStatus(simulator.subaccounts[1]?.accountSid ?? '', 'suspended');
  await ask.remove(`/v1/Credentials/PublicKeys/${simulator.lostKeySid}`);
});
afterAll(() => simulator.close());

const v2010 = '/2010-04-01/Accounts/{AccountSid}';
const keys = '/v1/Credentials/PublicKeys';
const firstSid = async (path: string, list: string) =>
  (await ask.json<Record<string, { sid: string }[]>>(path))[list]?.[0]?.sid;

const derivedList = (path: string) =>
  `${v2010}/Recordings/{${path === 'Transcriptions' ? 'RecordingSid' : 'ReferenceSid'}}/${path}.json`;
/** The list of the newest recording that has something in it. */
async function derived(path: 'Transcriptions' | 'AddOnResults'): Promise<string> {
  for (let rank = 40; ; rank++) {
    const list = `/Recordings/${simulator.sidByRank(rank)}/${path}.json`;
    const answer = await ask.json<Record<string, unknown[]>>(list).catch(() => ({}));
    if (Object.values(answer).some((rows) => Array.isArray(rows) && rows.length > 0)) return list;
  }
}
async function firstDerived(path: 'Transcriptions' | 'AddOnResults'): Promise<string> {
  const list = await derived(path);
  const sid = await firstSid(list, path === 'Transcriptions' ? 'transcriptions' : 'add_on_results');
  return list.replace('.json', `/${sid}.json`);
}

const cases: readonly (readonly [string, string, () => string | Promise<string>])[] = [
  ['api_v2010', '/2010-04-01/Accounts.json', () => '/2010-04-01/Accounts.json'],
  ['api_v2010', '/2010-04-01/Accounts/{Sid}.json', () => `/2010-04-01/Accounts/${simulator.accountSid}.json`],
  ['api_v2010', `${v2010}/Recordings.json`, () => '/Recordings.json?PageSize=1000&IncludeSoftDeleted=true'],
  ['api_v2010', `${v2010}/Recordings/{Sid}.json`, () => `/Recordings/${simulator.notable.damaged}.json`],
  ...(['Transcriptions', 'AddOnResults'] as const).flatMap((path) => [
    ['api_v2010', derivedList(path), () => derived(path)] as const,
    ['api_v2010', derivedList(path).replace('.json', '/{Sid}.json'), () => firstDerived(path)] as const,
  ]),
  ['api_v2010', `${v2010}/Calls.json`, () => '/Calls.json?PageSize=1000'],
  ['api_v2010', `${v2010}/Calls/{Sid}.json`, () => `/Calls/${call}.json`],
  ['api_v2010', `${v2010}/Keys.json`, () => '/Keys.json?PageSize=1'],
  ['api_v2010', `${v2010}/Queues.json`, () => '/Queues.json?PageSize=1'],
  ['accounts_v1', keys, () => keys],
  ['accounts_v1', `${keys}/{Sid}`, () => `${keys}/${simulator.keys[0]?.keySid}`],
  ['monitor_v1', '/v1/Events', () => '/v1/Events'],
  ['monitor_v1', '/v1/Events/{Sid}', async () => `/v1/Events/${await firstSid('/v1/Events', 'events')}`],
  ['monitor_v1', '/v1/Alerts', () => '/v1/Alerts'],
  ['monitor_v1', '/v1/Alerts/{Sid}', async () => `/v1/Alerts/${await firstSid('/v1/Alerts', 'alerts')}`],
];

const described = cases.filter(([product, path]) => isDescribed(product, path));
const left = cases.filter((one) => !described.includes(one));
const absent = openapiIsPresent ? '' : ' (not checked: ../shared/twilio-openapi is absent)';
if (absent) process.stderr.write(`The simulator's answers against Twilio's description${absent}\n`);

describe(`as Twilio describes its API${absent}`, () => {
  test.skip.each(left)('%s: GET %s (the description beside the project does not hold it)', () => undefined);

  test.each(described)('%s: GET %s', async (product, path, asked) => {
    const check = answerSchema(product, path, 'get', '200');
    const answer = await ask.get(await asked());
    expect(answer.status).toBe(200);
    check(await answer.json());
    expect(check.errors ?? []).toEqual([]);
  });

  test.skipIf(!openapiIsPresent)(
    'a call’s recordings, but for what real answers were seen to do otherwise',
    async () => {
      const check = answerSchema('api_v2010', `${v2010}/Calls/{CallSid}/Recordings.json`, 'get', '200');
      check(await ask.json(`/Calls/${call}/Recordings.json`));
      const deviations = (check.errors ?? []).map(
        ({ instancePath, params }) => params.additionalProperty ?? instancePath,
      );
      expect(deviations.toSorted()).toEqual(['/recordings/0/price', 'media_url', 'subresource_uris']);
    },
  );

  test.skipIf(!openapiIsPresent)(`accounts_v1: POST ${keys}`, async () => {
    const check = answerSchema('accounts_v1', keys, 'post', '201');
    const answer = await ask.post(keys, { PublicKey: readDemoKeys()[0]?.publicKeyPem ?? '' });
    check(await answer.json());
    expect(check.errors ?? []).toEqual([]);
  });

  test.skipIf(!openapiIsPresent)('a fault that breaks the description is seen by this check', async () => {
    const check = answerSchema('api_v2010', `${v2010}/Recordings.json`, 'get', '200');
    for (const fault of ['malformed-row', 'unknown-fields', 'future-status', 'date-offset'] as const) {
      simulator.resetFaults();
      simulator.setFault(fault, fault === 'date-offset' ? '+0100' : 1);
      const isValid = check(await ask.json('/Recordings.json'));
      expect([fault, isValid]).toEqual([fault, fault === 'date-offset']);
    }
    simulator.resetFaults();
  });
});
