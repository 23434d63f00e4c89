import type { HttpParts } from './http/create-http.ts';
import { systemCertificates } from './http/open-dispatchers.ts';
import type { ProxyLogins } from './http/proxy-login.ts';
import type { MachinePolicy } from './policy/machine-policy.ts';
import { proxyUnder, type ResolveProxy } from './policy/proxy-under.ts';

/**
 * How every request of the program goes out, to Twilio, to a bucket or for an update: through the proxy that is laid down
 * or the system's, with its login where it asks for one, trusting the system's authorities and those that are laid down besides.
 */
export function wayOutUnder(
  policy: MachinePolicy,
  system: ResolveProxy,
  proxyLogins: ProxyLogins,
): Required<Omit<HttpParts, 'times'>> {
  return {
    proxyLogins,
    resolveProxy: proxyUnder(policy, system),
    certificates: () => [...systemCertificates(), ...policy.certificates],
  };
}
