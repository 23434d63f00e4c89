import { describe, test } from 'vitest';
import { cryptoChecks } from './exercise-crypto.ts';

describe('on the OpenSSL of Node', () => {
  for (const [name, check] of Object.entries(cryptoChecks)) test(name, check);
});
