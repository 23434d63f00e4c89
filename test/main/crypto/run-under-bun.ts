import { cryptoChecks } from './exercise-crypto.ts';

/** Run by Bun: tells which library it found and what each check said, as one JSON line. */
const outcomes = Object.entries(cryptoChecks).map(([name, check]) => {
  try {
    check();
    return { name, error: null };
  } catch (error) {
    return { name, error: String(error) };
  }
});
const { bun } = process.versions;
const features: Readonly<Record<string, unknown>> = { ...process.features };
process.stdout.write(JSON.stringify({ bun, boringssl: features.openssl_is_boringssl, outcomes }));
