import { createPublicKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { unwrapContentKey } from '../crypto/unwrap-content-key.ts';
import { wrapContentKey } from '../crypto/wrap-content-key.ts';

/** Whether what the public half closes the private half opens, the way content keys are wrapped. */
export function turnsAround(privateKey: KeyObject): boolean {
  const probe = randomBytes(32);
  try {
    return timingSafeEqual(unwrapContentKey(privateKey, wrapContentKey(createPublicKey(privateKey), probe)), probe);
  } catch {
    return false;
  }
}
