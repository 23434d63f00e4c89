import type { HttpParts } from './http/create-http.ts';
import { systemCertificates } from './http/open-dispatchers.ts';
import type { MachinePolicy } from './policy/machine-policy.ts';
import { proxyUnder, type ResolveProxy } from './policy/proxy-under.ts';

/**
 * How every request of the program goes out, to Twilio, to a bucket or for an update: through the proxy that is laid down
 * or the system's, trusting the system's authorities and those that are laid down besides.
 */
export function wayOutUnder(policy: MachinePolicy, system: ResolveProxy): Required<Omit<HttpParts, 'times'>> {
  return {
    resolveProxy: proxyUnder(policy, system),
    certificates: () => [...systemCertificates(), ...policy.certificates],
  };
}
