import { Failure } from '../failure.ts';
import type { Route } from './parse-proxy-list.ts';
import { type AskedLogin, refusalOfLogin } from './proxy-login.ts';

const unreachable: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const broken: ReadonlySet<string> = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'UND_ERR_SOCKET', 'EPROTO']);
const late: ReadonlySet<string> = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const strange: ReadonlySet<string> = new Set([
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RESPONSE_EXCEEDED_SIZE',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_RES_EXCEEDED_MAX_SIZE',
]);
const closed: ReadonlySet<string> = new Set(['UND_ERR_DESTROYED', 'UND_ERR_CLOSED']);
const certificate =
  /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH|CRL_)/;
/** How undici says it, of a tunnel and of a request that is handed on. */
const proxyRefusal = /Proxy response \((\d+)\)|Proxy Authentication Required \((\d+)\)/;

/** Whether the line broke under a request, so that asking again is worth it (of a GET it is always safe). */
export function isBrokenLine(error: unknown): boolean {
  return chain(error).some(({ code }) => broken.has(code) || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH');
}

/** What an error of the HTTP library is in our words; null when it is none of the expected ones, and so a bug. */
export function translateHttpError(
  error: unknown,
  host: string,
  route: Route,
  loginRefused: (proxy: string) => AskedLogin,
): Failure | null {
  const causes = chain(error);
  const has = (codes: ReadonlySet<string>): boolean => causes.some(({ code }) => codes.has(code));
  if (has(closed)) return new Failure('cancelled', {}, { cause: error });
  if (route !== 'direct') {
    const proxy = new URL(route.proxy).host;
    const said = causes.map(({ message }) => proxyRefusal.exec(message)).find((found) => found !== null);
    const status = said?.[1] ?? said?.[2];
    if (status === '407') return refusalOfLogin(proxy, loginRefused(route.proxy), error);
    if (status !== undefined) return new Failure('proxy-refused', { proxy, status: Number(status) }, { cause: error });
    if (
      has(unreachable) ||
      causes.some(({ code }) => code.startsWith('UND_ERR_PRX') || code.startsWith('UND_ERR_SOCKS5'))
    )
      return new Failure('proxy-refused', { proxy }, { cause: error });
  }
  const refused = causes.find(({ code }) => certificate.test(code) || code === 'CERT_HAS_EXPIRED');
  if (refused !== undefined)
    return new Failure('certificate-refused', { host, reason: refused.code }, { cause: error });
  if (has(strange) || causes.some(({ name }) => name === 'HTTPParserError'))
    return new Failure('twilio-answer-strange', { host, reason: 'not HTTP' }, { cause: error });
  const away = causes.find(({ code }) => unreachable.has(code) || broken.has(code) || late.has(code));
  return away === undefined ? null : new Failure('offline', { host, reason: away.code }, { cause: error });
}

/** The error, its causes, and what an AggregateError holds (one for each address that was tried). */
function chain(error: unknown): { name: string; code: string; message: string }[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const inner = error instanceof AggregateError ? error.errors.flatMap(chain) : [];
  return [{ name: error.name, code, message: error.message }, ...inner, ...chain(error.cause)];
}
