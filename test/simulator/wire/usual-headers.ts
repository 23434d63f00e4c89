import { randomBytes } from 'node:crypto';

/** The headers Twilio's answers were seen to carry. The count of concurrent requests is missing on a 401. */
export function usualHeaders(
  status: number,
  region: string,
  started: number,
  inFlight: number,
): Record<string, string> {
  return {
    'Twilio-Request-Id': `RQ${randomBytes(16).toString('hex')}`,
    'Twilio-Request-Duration': ((performance.now() - started) / 1000).toFixed(3),
    ...(status === 401 ? {} : { 'Twilio-Concurrent-Requests': String(inFlight) }),
    'X-Home-Region': region,
    'X-API-Domain': 'api.twilio.com',
    'X-Powered-By': 'AT-5000',
    'X-Shenanigans': 'none',
    'Strict-Transport-Security': 'max-age=31536000',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'GET, POST, DELETE, OPTIONS',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'ETag',
    Via: '1.1 simulator.cloudfront.net (CloudFront)',
    'X-Cache': status >= 400 ? 'Error from cloudfront' : 'Miss from cloudfront',
    'X-Amz-Cf-Pop': 'NRT57-P2',
    'X-Amz-Cf-Id': randomBytes(20).toString('base64url'),
  };
}
