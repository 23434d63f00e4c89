import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CheckFinding, Grade } from '../../main/contract.ts';
import { Icon } from '../app/icon.tsx';
import { useFormats } from '../language/use-formats.ts';
import classes from './checkup.module.css';
import { gradeIcons, grades } from './grades.ts';

type GradeFilter = {
  readonly findings: readonly CheckFinding[];
  readonly shown: ReadonlySet<Grade>;
  readonly onShow: (shown: ReadonlySet<Grade>) => void;
};

/** How many findings of each grade; pressing one shows or hides them. */
export function GradeFilter({ findings, shown, onShow }: GradeFilter) {
  const { t } = useTranslation('checkup');
  const { count } = useFormats();
  const toggle = (grade: Grade) => onShow(new Set(grades.filter((one) => shown.has(one) !== (one === grade))));
  return (
    <fieldset className={classes.grades} aria-label={t('gradesLabel')}>
      {grades.map((grade) => {
        const number = findings.filter((finding) => finding.grade === grade).length;
        return (
          <UnstyledButton
            key={grade}
            className={classes.gradeBox}
            data-grade={number === 0 ? 'none' : grade}
            aria-pressed={shown.has(grade)}
            title={t(`gradeMeaning.${grade}`)}
            onClick={() => toggle(grade)}
          >
            <span className={classes.grade} aria-hidden="true">
              <Icon name={gradeIcons[grade]} />
            </span>
            <span className={`${classes.number} figures`}>{count(number)}</span>
            <span>{t(`grade.${grade}`)}</span>
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
}
