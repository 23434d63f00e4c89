/** Twilio's Voice Recording Encryption and ours alike: AES-256-GCM, a 12-byte IV, a 16-byte tag at the end, no further data. */
export const contentKeyBytes = 32;
export const ivBytes = 12;
export const tagBytes = 16;
/** GCM counts 16-byte blocks in 32 bits and keeps two of them for itself (NIST SP 800-38D, 5.2.1.1). */
export const longestPlain = 2 ** 36 - 32;
