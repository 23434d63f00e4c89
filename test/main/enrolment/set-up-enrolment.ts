import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { createEnrolments } from '../../../main/enrolment/create-enrolments.ts';
import type { EnrolmentParts } from '../../../main/enrolment/enrolments.ts';
import { createHttp } from '../../../main/http/create-http.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { startSealedAudio } from '../../../main/sealed/start-sealed-audio.ts';
import { createTwilio, type TwilioLogin } from '../../../main/twilio/create-twilio.ts';
import { askWithKey } from '../../simulator/ask-simulator.ts';
import type { SimulatorOptions } from '../../simulator/simulator-options.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { newKeyRing } from '../../support/new-key-ring.ts';

const publicKeys = '/v1/Credentials/PublicKeys';
type Listed = { readonly credentials: readonly { readonly sid: string; readonly friendly_name: string }[] };

/** An account of the simulator being set up, over real parts but for the keychain. `reopen` is the next run. */
export async function setUpEnrolment(
  options: SimulatorOptions = {},
  change: Partial<EnrolmentParts> = {},
  region: TwilioLogin['region'] = 'us1',
) {
  const simulator = await startSimulator({
    recordings: 40,
    subaccountRecordings: 0,
    kind: 'ordinary',
    duration: 2,
    ...options,
  });
  onTestFinished(simulator.close);
  const times = { connect: 1000, head: 10_000, idle: 10_000, backOff: 1 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  onTestFinished(http.close);
  const { accountSid: account, apiKey } = simulator;
  const login: TwilioLogin = { account, region, user: apiKey.sid, secret: apiKey.secret };
  const twilio = createTwilio({ http, origin: new URL(simulator.origin) });
  const { ring, record, keychain, entries, deeds } = newKeyRing();
  let told = 0;
  const reopen = () => {
    const ledger = createLedger(record, {
      who: { user: 'aiko', machine: 'desk-7' },
      credentialOf: () => null,
      now: () => Math.floor(Date.now() / 1000),
    });
    const enrolments = createEnrolments({
      ...{ record, twilio, note: ledger.noteDeed },
      ...{ keys: ring.list, holds: ring.holds, publicHalf: ring.publicHalf, unwrap: ring.unwrapTelling },
      accounts: async () => [account],
      login: async () => login,
      fetchMedia: (recording, signal) => twilio.media(login, recording, signal),
      startAudio: () =>
        startSealedAudio(
          new Worker(new URL('../../../main/workers/sealed-audio.ts', import.meta.url)),
          () => undefined,
        ),
      needs: async () => ({ keys: [], unopened: { count: 0, seconds: 0 }, plain: { count: 0, seconds: 0 } }),
      changed: () => {
        told += 1;
      },
      seen: () => undefined,
      now: () => Math.floor(Date.now() / 1000),
      lookEvery: 3_600_000,
      ...change,
    });
    onTestFinished(enrolments.close);
    return enrolments;
  };
  const enrolments = reopen();
  const ask = askWithKey(simulator);
  const control = async (name: string, body: unknown) => {
    const answer = await ask.control('POST', name, body);
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as { sids?: string[] };
  };

  return {
    ...{ simulator, account, ring, record, keychain, entries, deeds, enrolments, reopen },
    told: () => told,
    publicKeys: async () => (await ask.json<Listed>(`${publicKeys}?PageSize=1000`)).credentials,
    remove: (keySid: string) => ask.remove(`${publicKeys}/${keySid}`),
    addByHand: async (pem: string) =>
      ((await (await ask.post(publicKeys, { PublicKey: pem, FriendlyName: 'by hand' })).json()) as { sid: string }).sid,
    choose: (publicKeySid: string | null) => control('encryption', { publicKeySid }),
    call: async (count = 1) => (await control('arrivals', { count })).sids ?? [],
    facts: () => entries().map((entry) => JSON.parse(entry)),
    /** A pair made and backed up. */
    newKey: async (name = 'vre 2027') => {
      const { fingerprint } = await ring.generate({ name, sessionOnly: false });
      await ring.confirmBackUp(fingerprint);
      return fingerprint;
    },
    importKey: async (pem: string, name: string) => {
      const { pending } = await ring.readPending(Buffer.from(pem), name);
      const { fingerprint } = await ring.import({ pending, name, passphrase: null, sessionOnly: false });
      return fingerprint;
    },
    /** As far as the step after the Console's. */
    asFarAsWatching: async (fingerprint: string) => {
      await enrolments.begin(account);
      await enrolments.chooseKey(account, fingerprint);
      const { keySid } = await enrolments.register(account);
      await control('encryption', { publicKeySid: keySid });
      await enrolments.chosen(account);
      return keySid as string;
    },
  };
}
