import { createCipheriv, createDecipheriv } from 'node:crypto';
import { tagBytes } from './gcm-form.ts';

/** One message being sealed; `finish` gives its tag. A key and IV are for one message only. */
export type SealingCipher = {
  readonly update: (plain: Uint8Array) => Uint8Array;
  readonly finish: () => Uint8Array;
};

/** One message being opened; what `update` gives is not to be believed before `finish` has said that the tag fits. */
export type OpeningCipher = {
  readonly update: (sealed: Uint8Array) => Uint8Array;
  readonly finish: (tag: Uint8Array) => boolean;
};

export function startSealing(contentKey: Uint8Array, iv: Uint8Array): SealingCipher {
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv, { authTagLength: tagBytes });
  return {
    update: (plain) => cipher.update(plain),
    finish: () => {
      cipher.final();
      return cipher.getAuthTag();
    },
  };
}

export function startOpening(contentKey: Uint8Array, iv: Uint8Array): OpeningCipher {
  const decipher = createDecipheriv('aes-256-gcm', contentKey, iv, { authTagLength: tagBytes });
  return {
    update: (sealed) => decipher.update(sealed),
    finish: (tag) => {
      decipher.setAuthTag(tag);
      try {
        decipher.final();
        return true;
      } catch {
        return false;
      }
    },
  };
}
