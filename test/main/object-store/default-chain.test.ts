import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import type { Carrier, Parcel } from '../../../main/http/carry-request.ts';
import { createObjectStore } from '../../../main/object-store/create-object-store.ts';
import { bucketAt, never } from '../../support/new-bucket.ts';
import { newFolder } from '../../support/new-record.ts';

afterEach(() => vi.unstubAllEnvs());

/** Somebody who signed in to AWS by its command line: the profile, and the token that was kept. */
function signIn(startUrl: string): void {
  const home = newFolder();
  const kept = join(home, '.aws/sso/cache');
  mkdirSync(kept, { recursive: true });
  const settings = ['[default]', `sso_start_url = ${startUrl}`, 'sso_region = eu-west-1'];
  writeFileSync(join(home, '.aws/config'), [...settings, 'sso_account_id = 1', 'sso_role_name = reader'].join('\n'));
  const token = { accessToken: 'kept-token', expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
  writeFileSync(join(kept, `${createHash('sha1').update(startUrl).digest('hex')}.json`), JSON.stringify(token));
  const unset = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE'];
  for (const name of unset) vi.stubEnv(name, undefined);
  vi.stubEnv('HOME', home);
  vi.stubEnv('USERPROFILE', home);
  vi.stubEnv('AWS_CONFIG_FILE', join(home, '.aws/config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, '.aws/credentials'));
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
}

it('has what AWS’s own chain asks to sign in carried our way, as every other request', async () => {
  signIn('https://example.awsapps.com/start');
  const parcels: Parcel[] = [];
  const carrier: Carrier = {
    carry: async (parcel) => {
      parcels.push(parcel);
      if (!parcel.url.hostname.startsWith('portal.sso.')) return { status: 404, headers: {}, body: Readable.from([]) };
      const roleCredentials = {
        ...{ accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' },
        expiration: Date.now() + 3_600_000,
      };
      const headers = { 'content-type': 'application/json' };
      return { status: 200, headers, body: Readable.from([Buffer.from(JSON.stringify({ roleCredentials }))]) };
    },
    close: async () => undefined,
  };
  const place = { ...bucketAt('https://store.example.com', 'b'), credentials: 'chain' } as const;
  const store = createObjectStore({ place, credentials: null, carrier, pause: 1 });
  expect(await store.head('k', never)).toBeNull();
  expect(parcels.map(({ url }) => url.hostname)).toEqual(['portal.sso.eu-west-1.amazonaws.com', 'store.example.com']);
  expect(parcels[0]?.headers['x-amz-sso_bearer_token']).toBe('kept-token');
  expect(parcels[1]?.headers.authorization).toContain('ASIAEXAMPLE');
});
