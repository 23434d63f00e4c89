/** What a pre-flight says of a bucket, by check. `reason` is the store's own code. */
export const bucketFindings = {
  region: {
    title: 'Region',
    good: '{{region}}, as chosen.',
    bad: 'The bucket is in {{region}}, not in {{chosen}}.',
    unknown: 'The store does not say where the bucket is.',
  },
  transport: {
    title: 'On the way',
    good: 'Encrypted (TLS).',
    warn: 'Not encrypted: whoever sees the network sees the envelopes, with telephone numbers. Use https.',
  },
  clock: {
    title: 'Clock',
    good: 'This computer and the store agree.',
    warn: 'This computer and the store are {{seconds}} s apart. Beyond 15 minutes the store refuses. Set the clock.',
    unknown: 'The store does not tell its time.',
  },
  'public-access': {
    title: 'Public access',
    good: 'Blocked by the bucket’s own settings.',
    warn: 'The bucket itself does not block all of it. The account may; that cannot be seen from here. Turn on all four settings.',
    bad: 'The bucket’s policy makes it public. Turn on “Block all public access”.',
    unknown: 'The store does not say ({{reason}}).',
  },
  stranger: {
    title: 'Asked without a key',
    good: 'The store refused (status {{status}}).',
    bad: 'Anybody can read what lies here.',
    unknown: 'The store answered with status {{status}}.',
  },
  encryption: {
    title: 'Encryption of the store',
    good: 'The probe lies encrypted ({{algorithm}}).',
    bad: 'The probe does not lie encrypted as you asked. The store says: “{{algorithm}}”.',
    unknown: 'The store does not say. The audio is sealed in any case; the envelopes are not.',
  },
  versioning: {
    title: 'Versions',
    good: 'Kept: what is overwritten or removed can be had again.',
    warn: 'Not kept: what somebody overwrites or removes is lost. Turn on versioning.',
    unknown: 'The store does not say ({{reason}}).',
  },
  'object-lock': {
    title: 'Object lock',
    good: 'On: nobody can remove a copy for {{days}} days ({{mode}}).',
    warn: 'Off: whoever has the right can remove copies.',
    unknown: 'The store does not say ({{reason}}).',
  },
  'object-lock-retention': {
    title: 'Object lock',
    warn: 'On, but without a default retention: copies are not locked unless somebody locks each.',
  },
  expiry: {
    title: 'Expiry',
    good: 'No lifecycle rule removes copies.',
    bad: 'The lifecycle rule “{{rule}}” removes copies after {{days}} days. Take it off, or limit it to other objects.',
    unknown: 'The store does not tell its lifecycle rules ({{reason}}). Make sure that none removes copies.',
  },
  freezing: {
    title: 'Storage over time',
    bad: 'The lifecycle rule “{{rule}}” moves copies to {{name}} after {{days}} days. They can no longer be read back or played then.',
  },
  'abandoned-uploads': {
    title: 'Broken uploads',
    good: 'Cleared away by the bucket after {{days}} days.',
    warn: 'No lifecycle rule clears them away. Koekura aborts its own after a week; a rule would also clear those of a lost computer.',
  },
  probe: {
    title: 'Writing and reading',
    good: 'A probe was written, read back and listed.',
    bad: 'A probe did not come back as it was written ({{reason}}).',
  },
  'probe-kept': {
    title: 'Probe',
    unknown: 'It stays in the bucket, or in its history: {{name}} ({{reason}}).',
  },
  'conditional-writes': {
    title: 'Never overwriting',
    good: 'The store itself refuses to overwrite.',
    warn: 'The store does not refuse a second writer (status {{how}}), so Koekura looks before and after it writes. Do not let two computers write here at the same moment.',
  },
  checksums: {
    title: 'Checksums',
    good: 'The store confirms what it took by its SHA-256.',
    unknown: 'The store confirms no SHA-256. Copies are compared by their MD5, or by reading them back.',
  },
  'storage-class': {
    title: 'Storage class',
    good: '{{name}}.',
    warn: 'The probe came to lie in {{name}}, not in the class you chose.',
    bad: 'What lies in {{name}} cannot be read back at once. Choose another class.',
    unknown: 'The store does not confirm {{name}}.',
  },
};
