import { useTranslation } from 'react-i18next';
import type { Archive } from '../../main/contract.ts';
import classes from './archives.module.css';

/** Where an archive is: the folder, or the bucket with its region. */
export function ArchivePlace({ place }: { readonly place: Archive['place'] }) {
  const { t } = useTranslation('archives');
  if (place.kind === 'folder') return <span className={classes.place}>{place.shown}</span>;
  const { bucket, prefix, region, endpoint } = place;
  return (
    <span className={classes.line}>
      <span className={classes.place}>{`s3://${bucket}/${prefix}`}</span>
      <span className={classes.quiet}>
        {endpoint === null ? region : t('atEndpoint', { host: new URL(endpoint).host })}
      </span>
    </span>
  );
}
