import type { HttpHead } from '../http/http.ts';

export type TwilioError = { readonly code: number | null; readonly message: string | null };

/** Twilio's own error code and words, from wherever they stand: header, JSON of either kind, XML (media URLs), or nowhere. */
export function readTwilioError(headers: HttpHead['headers'], body: Uint8Array): TwilioError {
  const text = Buffer.from(body).toString('utf8', 0, 16_384).trim();
  const told = text.startsWith('{') ? fromJson(text) : fromXml(text);
  const code = told.code ?? Number.parseInt(headers['x-twilio-error-code'] ?? '', 10);
  return { code: Number.isNaN(code) ? null : code, message: told.message?.slice(0, 300) ?? null };
}

function fromJson(text: string): TwilioError {
  try {
    const { code, message, detail, title } = JSON.parse(text) as Record<string, unknown>;
    const words = [message ?? title, detail].filter((part) => typeof part === 'string' && part !== '').join(' – ');
    return { code: typeof code === 'number' ? code : null, message: words === '' ? null : words };
  } catch {
    // Said to be JSON and is not: then it says nothing.
    return { code: null, message: null };
  }
}

function fromXml(text: string): TwilioError {
  if (!text.includes('<RestException>')) return { code: null, message: null };
  const code = Number(/<Code>(\d{1,6})<\/Code>/.exec(text)?.[1] ?? Number.NaN);
  const words = [/<Message>([^<]*)<\/Message>/.exec(text)?.[1], /<Detail>([^<]*)<\/Detail>/.exec(text)?.[1]];
  return { code: Number.isNaN(code) ? null : code, message: words.filter(Boolean).join(' – ') || null };
}
