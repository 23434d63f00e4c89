import { isSetUp, type UpdateSource } from '../../main/updates/update-source.ts';

/** Throws where a release would be signed by another publisher than installed programs will look for. */
export function checkPublisherAgrees(source: UpdateSource, publisher: string): void {
  if (!isSetUp(source) || source.windowsPublisher === publisher) return;
  throw new Error(
    `windowsPublisher in main/updates/update-source.ts is “${source.windowsPublisher}”, but AZURE_SIGNING_PUBLISHER is “${publisher}”`,
  );
}
