import { type Reply, reply } from './reply.ts';

/** An error as Twilio tells it. `detail` is there only where it was seen. */
export type TwilioError = {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly detail?: string;
};

const moreInfo = (code: number) => `https://www.twilio.com/docs/errors/${code}`;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Compact, in the order of the capture: code, message, more_info, status. */
function asJson({ status, code, message, detail }: TwilioError): string {
  return JSON.stringify({ code, ...(detail ? { detail } : {}), message, more_info: moreInfo(code), status });
}

function asXml({ status, code, message, detail }: TwilioError): string {
  const shown = detail ? `<Detail>${escaped(detail)}</Detail>` : '';
  const rest = `<Message>${escaped(message)}</Message><MoreInfo>${moreInfo(code)}</MoreInfo><Status>${status}</Status>`;
  return `<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse><RestException><Code>${code}</Code>${shown}${rest}</RestException></TwilioResponse>`;
}

/** v2010 answers XML unless the path ends in .json; the newer hosts speak JSON only. */
export function errorReply(error: TwilioError, path: string): Reply {
  const speaksJson = path.endsWith('.json') || path.startsWith('/v1/');
  const headers: Record<string, string> = {
    'Content-Type': speaksJson ? 'application/json' : 'application/xml',
    'X-Twilio-Error-Code': String(error.code),
  };
  if (error.status === 401) headers['WWW-Authenticate'] = 'Basic realm="Twilio API"';
  return reply(error.status, headers, speaksJson ? asJson(error) : asXml(error));
}

export const notFound = (path: string): TwilioError => ({
  status: 404,
  code: 20404,
  message: `The requested resource ${path} was not found`,
});

export const tooManyRequests: TwilioError = { status: 429, code: 20429, message: 'Too Many Requests' };

export const pageSizeTooLarge: TwilioError = {
  status: 400,
  code: 20007,
  message: 'Page size must be between 1 and 1000',
};

export const badPage: TwilioError = {
  status: 400,
  code: 20001,
  message: 'Page number out of range: a PageToken is needed beyond the first page',
};

export const methodNotAllowed: TwilioError = { status: 405, code: 20004, message: 'Method not allowed' };
