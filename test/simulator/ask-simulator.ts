import type { Simulator } from './start-simulator.ts';

export type RawRecording = {
  readonly sid: string;
  readonly call_sid: string;
  readonly status: string;
  readonly duration: string | null;
  readonly channels: number;
  readonly price: string | null;
  readonly date_created: string;
  readonly media_url: string;
  readonly error_code: number | null;
  readonly encryption_details: Readonly<Record<string, string>> | null;
};

export type RawPage<Name extends string, Row> = {
  readonly [List in Name]: readonly Row[];
} & {
  readonly page: number;
  readonly page_size: number;
  readonly start: number;
  readonly end: number;
  readonly next_page_uri: string | null;
  readonly previous_page_uri: string | null;
};

export type RecordingsPage = RawPage<'recordings', RawRecording>;

/** How a test speaks to a simulator: `get` and the others take a path below the account, or one that begins with /v1 or /2010. */
export type Asker = {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly json: <Answer>(path: string) => Promise<Answer>;
  readonly remove: (path: string) => Promise<Response>;
  readonly post: (path: string, form: Record<string, string>) => Promise<Response>;
  readonly control: (method: string, name: string, body: unknown) => Promise<Response>;
  /** Every recording a list leads to, page by page. */
  readonly walk: (path: string) => Promise<RawRecording[]>;
};

export const basic = (user: string, secret: string) => `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;

/** Asks with the account's API key. */
export const askWithKey = (simulator: Simulator): Asker =>
  askWith(simulator, basic(simulator.apiKey.sid, simulator.apiKey.secret));

/** Asks with any Authorization header, or with null none. */
export function askWith(simulator: Simulator, authorization: string | null): Asker {
  const urlOf = (path: string) =>
    /^\/(v1|2010)/.test(path)
      ? simulator.origin + path
      : `${simulator.origin}/2010-04-01/Accounts/${simulator.accountSid}${path}`;
  const credentials: Record<string, string> = authorization === null ? {} : { authorization };
  const send = (path: string, init: RequestInit) =>
    fetch(urlOf(path), { redirect: 'manual', ...init, headers: { ...credentials, ...init.headers } });
  const json = async <Answer>(path: string): Promise<Answer> => (await send(path, {})).json() as Promise<Answer>;
  return {
    get: (path, headers = {}) => send(path, { headers }),
    json,
    remove: (path) => send(path, { method: 'DELETE' }),
    post: (path, form) => send(path, { method: 'POST', body: new URLSearchParams(form) }),
    control: (method, name, body) =>
      fetch(`${simulator.origin}/__simulator/${name}`, {
        method,
        ...(body === null ? {} : { body: JSON.stringify(body) }),
      }),
    walk: async (path) => {
      const found: RawRecording[] = [];
      for (let at: string | null = path; at !== null; ) {
        const page: RecordingsPage = await json<RecordingsPage>(at);
        found.push(...page.recordings);
        at = page.next_page_uri;
      }
      return found;
    },
  };
}

/** Gets a recording's metadata, or its media's bytes. */
export const recordingOf = (ask: Asker, sid: string) => ask.json<RawRecording>(`/Recordings/${sid}.json`);
export const mediaOf = async (ask: Asker, sid: string) =>
  Buffer.from(await (await ask.get(`/Recordings/${sid}`)).arrayBuffer());
