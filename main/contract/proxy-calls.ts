import { z } from 'zod';
import { call, nothing, secret } from './words.ts';

/** Logins of proxies that ask for one (status 407), sent as Basic and to that proxy only. */

/** Where a proxy is, as it is asked for its login: scheme, host and port, in lower case. */
const proxy = z
  .string()
  .max(300)
  .regex(/^https?:\/\/(\[[0-9a-f:.]+\]|[^\s/:@?#A-Z]+):\d{1,5}$/);

const shownProxyLogin = z.object({
  proxy: z.string(),
  /** Null: there is none. lost: there was one. */
  keptIn: z.enum(['keychain', 'session', 'lost']).nullable(),
  /** It has asked for a login, or for another than it was given, since the program started. */
  asked: z.boolean(),
});
export type ShownProxyLogin = z.infer<typeof shownProxyLogin>;

export const proxyCalls = {
  'proxy.logins': call(nothing, z.object({ logins: z.array(shownProxyLogin) })),
  /** A colon would end the user's name (RFC 7617, section 2). What waits for the proxy is tried again. */
  'proxy.keep-login': call(
    z.object({
      proxy,
      user: z
        .string()
        .min(1)
        .max(256)
        .regex(/^[^:\p{Cc}]+$/u),
      secret,
      sessionOnly: z.boolean(),
    }),
    nothing,
  ),
  'proxy.forget-login': call(z.object({ proxy: z.string().max(300) }), nothing),
} as const;
