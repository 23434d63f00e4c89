import { type ArchiveEnvelope, isoTime } from './archive-envelope.ts';
import type { VerifiedCopy } from './archives.ts';
import { copyNames } from './layout.ts';

/** One line of a manifest: a copy and what is known of its recording, flat, as engines that query files like it. */
export function manifestLine(
  batch: string,
  copy: VerifiedCopy,
  { metadata, sealedBy, wraps }: ArchiveEnvelope,
): string {
  const { audio, envelope } = copyNames(copy);
  return `${JSON.stringify({
    recording: copy.recording,
    account: copy.account,
    started_at: isoTime(metadata.startedAt),
    created_at: isoTime(metadata.createdAt),
    duration: metadata.duration,
    channels: metadata.channels,
    call: metadata.call,
    conference: metadata.conference,
    from: metadata.from,
    to: metadata.to,
    direction: metadata.direction,
    source: metadata.source,
    status: metadata.status,
    price: metadata.price,
    price_unit: metadata.priceUnit,
    sealed_by: sealedBy,
    keys: wraps.map(({ key }) => key),
    audio,
    envelope,
    size: copy.size,
    sha256: copy.sha256,
    verified_at: isoTime(copy.verifiedAt),
    verified_with_key: copy.fingerprint,
    batch,
  })}\n`;
}

/** What tells one line from another. Null for what is no line of a manifest. */
export function readManifestLine(line: string): { readonly recording: string; readonly sha256: string } | null {
  try {
    const { recording, sha256 } = JSON.parse(line);
    return typeof recording === 'string' && typeof sha256 === 'string' ? { recording, sha256 } : null;
  } catch {
    return null;
  }
}
