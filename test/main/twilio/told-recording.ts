export const account = `AC${'0'.repeat(31)}1`;
export const recordingSid = `RE${'0'.repeat(31)}1`;
export const callSid = `CA${'0'.repeat(31)}1`;
export const keySid = `CR${'0'.repeat(31)}1`;
export const contentKey = Buffer.alloc(256, 7).toString('base64');
export const iv = Buffer.alloc(12, 9).toString('base64');

/** A recording as a capture of v2010 shows it, with what is to be different. */
export const toldRecording = (different: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  account_sid: account,
  api_version: '2010-04-01',
  call_sid: callSid,
  conference_sid: null,
  channels: 2,
  date_created: 'Wed, 08 Jan 2025 09:15:00 +0000',
  date_updated: 'Wed, 08 Jan 2025 09:17:05 +0000',
  start_time: 'Wed, 08 Jan 2025 09:15:00 +0000',
  duration: '121',
  sid: recordingSid,
  price: '-0.00750',
  price_unit: 'USD',
  status: 'completed',
  source: 'OutboundAPI',
  error_code: null,
  uri: `/2010-04-01/Accounts/${account}/Recordings/${recordingSid}.json`,
  encryption_details: { public_key_sid: keySid, encrypted_cek: contentKey, type: 'rsa-aes', iv },
  media_url: `https://api.twilio.com/2010-04-01/Accounts/${account}/Recordings/${recordingSid}`,
  ...different,
});
