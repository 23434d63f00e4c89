import type { FaultBoard } from '../faults/fault-board.ts';
import { sealingOf, type Tenant } from '../tenant.ts';
import { ivOf } from '../world/content-keys.ts';
import type { SimulatedRecording } from '../world/recording-at.ts';
import { statusOf } from '../world/recording-status.ts';
import { encryptionDetails } from './encryption-details.ts';
import { rfc2822 } from './twilio-dates.ts';

/** What a list of recordings shares: looked up once a page. */
export type RecordingView = {
  readonly tenant: Tenant;
  readonly faults: FaultBoard;
  readonly origin: string;
  readonly now: number;
};

const cost = (seconds: number) => `"-${(Math.max(1, Math.ceil(seconds / 60)) * 0.0025).toFixed(5)}"`;

function detailsOf({ tenant, faults }: RecordingView, recording: SimulatedRecording): string {
  const sealing = sealingOf(tenant, recording, faults);
  if (!sealing) return 'null';
  const style = { spelling: faults.text('encryption-details') ?? 'A', fault: faults.text('envelope') };
  const cek = tenant.wraps.wrapped(sealing, tenant.shelf.publicKey);
  return encryptionDetails(
    style,
    sealing.namedKey,
    cek,
    ivOf(tenant.world.plan.seed, recording.number).toString('base64'),
  );
}

function mediaUrl({ tenant, faults, origin }: RecordingView, recording: SimulatedRecording, path: string): string {
  const { number, sid } = recording;
  if (recording.storedElsewhere) return `https://koekura-demo.s3.ap-northeast-1.amazonaws.com/${tenant.sid}/${sid}`;
  if (faults.befalls('http-media-url', number)) return `http://api.twilio.com${path}`;
  if (faults.befalls('foreign-media-url', number)) return `https://recordings.example.net${path}`;
  return origin + path;
}

/** One recording as Twilio writes it, as JSON text: built by hand because a list has a thousand of them. */
export function recordingJson(view: RecordingView, recording: SimulatedRecording): string {
  const { tenant, faults, now } = view;
  const { number, sid } = recording;
  if (faults.befalls('malformed-row', number))
    return `{"sid":${number},"account_sid":null,"date_created":{},"channels":"two"}`;

  const account = tenant.sid;
  const path = `/2010-04-01/Accounts/${account}/Recordings/${sid}`;
  const status = statusOf(recording, tenant.world.removedAt(recording), now);
  const isSealed = status === 'completed' || status === 'deleted';
  const finished = isSealed || status === 'absent';
  const offset = faults.text('date-offset') ?? '+0000';
  const created = rfc2822(recording.createdAt, offset);
  const updated = rfc2822(finished ? Math.min(now, recording.finishedAt) : recording.createdAt, offset);
  const duration = !finished || faults.befalls('null-duration', number) ? 'null' : `"${recording.duration}"`;
  const price =
    !finished || status === 'absent' || !recording.rated || faults.befalls('null-price', number)
      ? 'null'
      : cost(recording.duration);
  const conference = recording.conferenceSid === null ? 'null' : `"${recording.conferenceSid}"`;
  const shownStatus = faults.befalls('future-status', number) ? 'archived-by-twilio' : status;
  const media = faults.befalls('no-media-url', number) ? '' : `,"media_url":"${mediaUrl(view, recording, path)}"`;
  const unknown = faults.befalls('unknown-fields', number)
    ? ',"retention":{"until":null,"tags":["x"]},"codec":"opus"'
    : '';
  return (
    `{"account_sid":"${account}","api_version":"2010-04-01","call_sid":"${recording.callSid}",` +
    `"conference_sid":${conference},"channels":${recording.channels},"date_created":"${created}",` +
    `"date_updated":"${updated}","start_time":"${created}","duration":${duration},"sid":"${sid}","price":${price},` +
    `"price_unit":"USD","status":"${shownStatus}","source":"${recording.source}",` +
    `"error_code":${status === 'absent' ? recording.errorCode : 'null'},"uri":"${path}.json",` +
    `"encryption_details":${isSealed ? detailsOf(view, recording) : 'null'},"subresource_uris":{"add_on_results":` +
    `"${path}/AddOnResults.json","transcriptions":"${path}/Transcriptions.json"}${media}${unknown}}`
  );
}
