import { Failure, type FailureCode } from '../failure.ts';
import type { HttpHead } from '../http/http.ts';
import { readTwilioError } from './read-twilio-error.ts';

const byCode: Readonly<Record<number, FailureCode>> = {
  20003: 'twilio-wrong-secret',
  20005: 'twilio-suspended',
  20008: 'twilio-test-credentials',
  20403: 'twilio-suspended',
  20429: 'twilio-busy',
  70051: 'twilio-wrong-secret',
};

/** The failure an answer of status 400 and above stands for, when nothing about the request says more. */
export function translateAnswer({ status, headers }: Omit<HttpHead, 'url'>, body: Uint8Array): Failure {
  const { code, message } = readTwilioError(headers, body);
  const retryAfter = Number.parseInt(headers['retry-after'] ?? '', 10);
  const facts = {
    status,
    ...(code === null ? {} : { code }),
    ...(message === null ? {} : { message }),
    ...(Number.isNaN(retryAfter) ? {} : { retryAfter }),
  };
  const known = code === null ? undefined : byCode[code];
  if (known !== undefined) return new Failure(known, facts);
  if (status === 401) return new Failure('twilio-wrong-secret', facts);
  if (status === 429) return new Failure('twilio-busy', facts);
  if (status >= 500) return new Failure('twilio-unwell', facts);
  return new Failure('twilio-refused', facts);
}

/** Twilio's code for what there is not, or not here. */
export const notFound = 20404;

/** Whether it is Twilio that says there is no such thing: its 404 has a code, a gateway's has none. */
export function isNotFound({ status, headers, body }: Omit<HttpHead, 'url'> & { readonly body: Uint8Array }): boolean {
  return status === 404 && readTwilioError(headers, body).code === notFound;
}
