import { X509Certificate } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { PolicyTrouble } from './policy-trouble.ts';
import { readTrusted, type Trust } from './read-trusted.ts';

const certificate = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

export type Authority = { readonly subject: string; readonly expires: number; readonly pem: string };

/**
 * The authorities an entry of `network.extraAuthorities` names: certificates in PEM, or the absolute path of a file of
 * them. Throws PolicyTrouble: certificate (none, not one, not an authority's), and as reading the file does.
 */
export async function readAuthorities(entry: string, trust: Trust): Promise<Authority[]> {
  const found = (await textOf(entry, trust)).match(certificate);
  if (found === null) throw new PolicyTrouble('certificate', shortened(entry));
  return found.map(authorityOf);
}

async function textOf(entry: string, trust: Trust): Promise<string> {
  if (entry.includes('-----BEGIN')) return entry;
  if (!isAbsolute(entry)) throw new PolicyTrouble('certificate', shortened(entry));
  const bytes = await readTrusted(entry, trust);
  if (bytes === null) throw new PolicyTrouble('unreadable', `${entry}: ENOENT`);
  return bytes.toString('utf8');
}

function authorityOf(pem: string): Authority {
  const read = parse(pem);
  const subject = read.subject.split('\n').at(-1) ?? '';
  // A server's own certificate would vouch for that server alone, and for nothing once it is renewed.
  if (!read.ca) throw new PolicyTrouble('certificate', subject);
  return { subject, expires: Math.floor(read.validToDate.getTime() / 1000), pem };
}

function parse(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw new PolicyTrouble('certificate', shortened(pem), { cause: error });
  }
}

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
