import { useTranslation } from 'react-i18next';
import type { CoverageMap } from '../../main/contract.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './coverage.module.css';

const parts = ['have', 'lost', 'neverSeen', 'plain'] as const;

/** All recordings as one bar: what a key here opens, what none does, and what needs none. The legend says it in figures. */
export function CoverageBar({ map }: { readonly map: CoverageMap }) {
  const { t } = useTranslation('coverage');
  const formats = useFormats();
  const shown = parts.filter((part) => map.parts[part].count > 0);
  const percent = (count: number) => {
    const share = (100 * count) / map.total.count;
    return share > 0 && share < 0.1 ? '< 0.1 %' : `${formats.count(Math.round(share * 10) / 10)} %`;
  };
  return (
    <figure className={classes.figure}>
      <div className={classes.bar} aria-hidden="true">
        {shown.map((part) => (
          <span
            key={part}
            className={classes.segment}
            data-part={part}
            style={{ flexGrow: map.parts[part].count }}
            title={`${t(`part.${part}`)}: ${formats.count(map.parts[part].count)}`}
          />
        ))}
      </div>
      <figcaption>
        <ul className={classes.legend}>
          {parts.map((part) => (
            <li key={part} data-none={map.parts[part].count === 0 || undefined}>
              <span className={classes.swatch} data-part={part} aria-hidden="true" />
              <span>{t(`part.${part}`)}</span>
              <span className={`figures ${classes.amount}`}>
                {formats.count(map.parts[part].count)} · {percent(map.parts[part].count)} ·{' '}
                {formats.hours(map.parts[part].seconds)}
              </span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
