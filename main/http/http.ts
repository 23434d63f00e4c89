/** Basic authentication and the only origins it may be sent to (`https://api.twilio.com`), whatever a URL or a redirect says. */
export type Credential = { readonly user: string; readonly secret: string; readonly origins: ReadonlySet<string> };

/** Which queue a request waits in: what the user waits for goes before what runs by itself. */
export type Lane = 'user' | 'background';

type Asked = {
  readonly url: string;
  readonly accept: string;
  /** Nothing but `withoutLogin` is asked without one. */
  readonly credential: Credential;
  /** Requests with the same word share one pace: an account SID. */
  readonly pace: string;
  readonly lane: Lane;
  readonly signal: AbortSignal;
};

/**
 * A DELETE has a last word: called right before it leaves, each time; what it throws keeps it from leaving. It is sent
 * again only where it was refused and so never done: of any other trouble it is for the caller to ask what came of it.
 * So is a POST, which carries a form.
 */
export type HttpRequest = Asked &
  (
    | { readonly method: 'GET' }
    | { readonly method: 'DELETE'; readonly lastWord: () => void }
    | { readonly method: 'POST'; readonly form: Readonly<Record<string, string>> }
  );

/** Header names are lower case; a repeated header is joined with commas. */
export type HttpHead = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Where the answer came from, after redirects. */
  readonly url: string;
};
export type HttpAnswer = HttpHead & { readonly body: Uint8Array<ArrayBuffer> };
/** The body must be read to its end, left (`break`), or `discard`ed: until then it counts as a request in flight. */
export type HttpStream = HttpHead & { readonly chunks: AsyncIterable<Uint8Array>; readonly discard: () => void };

/** A recording of one's own; `origin` is Twilio's API host of its region, or a loopback server that stands for it. */
export type MediaProbe = {
  readonly origin: string;
  /** AC… */
  readonly account: string;
  /** RE… */
  readonly recording: string;
  readonly signal: AbortSignal;
};
/** The answer as it came, a redirect included; `first`: at most 16 bytes of the body. */
export type MediaSight = HttpHead & { readonly first: Uint8Array };

/**
 * All answer with any status that came, after the retries that are safe (`withoutLogin`: after none). They throw only Failures: 'offline',
 * 'proxy-refused', 'certificate-refused', 'credentials-withheld', 'twilio-answer-strange', 'cancelled'.
 */
export type Http = {
  /** The whole body, at most `limit` bytes of it unpacked. */
  readonly bytes: (request: HttpRequest, limit: number) => Promise<HttpAnswer>;
  readonly stream: (request: HttpRequest) => Promise<HttpStream>;
  /** One request for the media of a recording of one's own, without a login; only its head and first bytes are taken. */
  readonly withoutLogin: (probe: MediaProbe) => Promise<MediaSight>;
  /** Requests of one pace in flight at most, from now on; null: as many as usual. */
  readonly limitTo: (pace: string, ceiling: number | null) => void;
  /** How many of one pace may be in flight now. */
  readonly widthOf: (pace: string) => number;
  /** Breaks off what is under way. */
  readonly close: () => Promise<void>;
};

/** Milliseconds. */
export type HttpTimes = {
  readonly connect: number;
  /** From the request sent to the head of the answer. */
  readonly head: number;
  /** Between two pieces of a body. */
  readonly idle: number;
  /** The first wait before a retry; doubled each time, with jitter. */
  readonly backOff: number;
};
export const usualTimes: HttpTimes = { connect: 10_000, head: 30_000, idle: 30_000, backOff: 100 };
