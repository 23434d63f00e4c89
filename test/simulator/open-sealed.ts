import { constants, createDecipheriv, privateDecrypt } from 'node:crypto';
import type { RawRecording } from './ask-simulator.ts';
import type { Simulator } from './start-simulator.ts';

/** The 32-byte content key of a recording, unwrapped with the private key its metadata names. */
export function unwrapAs(simulator: Simulator, details: Readonly<Record<string, string>>): Buffer {
  const key = simulator.keys.find(({ keySid }) => keySid === details.public_key_sid);
  if (!key) throw new Error(`Nobody holds ${details.public_key_sid}`);
  const wrapped = Buffer.from(details.encrypted_cek ?? '', 'base64');
  return privateDecrypt(
    { key: key.privateKeyPem, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    wrapped,
  );
}

/** Opens media as Twilio's documentation says; throws unless the tag fits. */
export function openSealed(simulator: Simulator, recording: RawRecording, media: Buffer): Buffer {
  const details = recording.encryption_details;
  if (!details) throw new Error(`${recording.sid} is plain`);
  const decipher = createDecipheriv(
    'aes-256-gcm',
    unwrapAs(simulator, details),
    Buffer.from(details.iv ?? '', 'base64'),
  );
  decipher.setAuthTag(media.subarray(-16));
  return Buffer.concat([decipher.update(media.subarray(0, -16)), decipher.final()]);
}
