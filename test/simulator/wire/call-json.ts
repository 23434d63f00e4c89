import type { SimulatedCall } from '../world/call-at.ts';
import { formatted } from '../world/parties.ts';
import { rfc2822 } from './twilio-dates.ts';

const quoted = (text: string | null) => (text === null ? 'null' : `"${text}"`);
const moment = (time: number | null) => (time === null ? 'null' : `"${rfc2822(time, '+0000')}"`);

/** One call as Twilio writes it, as JSON text. Nothing in it needs escaping. */
export function callJson(account: string, call: SimulatedCall): string {
  const path = `/2010-04-01/Accounts/${account}/Calls/${call.sid}`;
  const { answeredAt, endedAt } = call;
  const seconds = endedAt === null ? null : answeredAt === null ? 0 : endedAt - answeredAt;
  const price = seconds ? `"-${(Math.ceil(seconds / 60) * 0.014).toFixed(5)}"` : 'null';
  return (
    `{"sid":"${call.sid}","date_created":${moment(call.createdAt)},"date_updated":${moment(endedAt ?? call.createdAt)},` +
    `"parent_call_sid":${quoted(call.parentSid)},"account_sid":"${account}","to":"${call.to}",` +
    `"to_formatted":"${formatted(call.to)}","from":"${call.from}","from_formatted":"${formatted(call.from)}",` +
    `"phone_number_sid":null,"status":"${call.status}","start_time":${moment(call.createdAt)},` +
    `"end_time":${moment(endedAt)},"duration":${seconds === null ? 'null' : `"${seconds}"`},"price":${price},` +
    `"price_unit":"USD","direction":"${call.direction}","answered_by":null,"api_version":"2010-04-01",` +
    `"forwarded_from":null,"group_sid":null,"caller_name":null,"queue_time":"0","trunk_sid":null,"uri":"${path}.json",` +
    `"subresource_uris":{"recordings":"${path}/Recordings.json"}}`
  );
}
