import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

/** Twilio's own description of its API, cut to our paths. It lies beside the project, and is not part of it. */
const folder = new URL('../../../shared/twilio-openapi/', import.meta.url);
export const openapiIsPresent = existsSync(folder);

type Json = { readonly [name: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, and an object with properties takes no others, so that a
 * misspelt field of ours is found.
 */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (!isObject(value)) return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, asJsonSchema(part)]),
  ) as Json;
  const closed = isObject(rest.properties) ? { ...rest, additionalProperties: false } : rest;
  if (nullable !== true || typeof rest.type !== 'string') return closed;
  return { ...closed, type: [rest.type, 'null'], ...(Array.isArray(rest.enum) ? { enum: [...rest.enum, null] } : {}) };
}

const rfc2822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/;
const formats = {
  'date-time-rfc-2822': rfc2822,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
  // v2010's own samples are relative to its host.
  uri: (text: string) => URL.canParse(text, 'https://api.twilio.com'),
  currency: /^[A-Z]{3}$/,
  'http-method': /^[A-Z]+$/,
  'uri-map': true,
  int64: true,
} as const;

const readDescription = (product: string): unknown =>
  JSON.parse(readFileSync(new URL(`twilio_${product}.json`, folder), 'utf8'));

/** Whether the cut that is there holds this path. */
export function isDescribed(product: string, path: string): boolean {
  if (!openapiIsPresent) return false;
  const { paths } = readDescription(product) as { readonly paths: Json };
  return path in paths;
}

/** Checks answers of `status` to `method` on `path`, as the description writes it, of one of Twilio's products. */
export function answerSchema(product: string, path: string, method: string, status: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, formats });
  ajv.addSchema(asJsonSchema(readDescription(product)) as Json, 'twilio');
  const pointer = ['paths', path, method, 'responses', status, 'content', 'application/json', 'schema'];
  const fragment = pointer
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const check = ajv.getSchema(`twilio#/${fragment}`);
  if (!check) throw new Error(`The description has no ${method} ${path} with ${status}`);
  return check as ValidateFunction;
}
