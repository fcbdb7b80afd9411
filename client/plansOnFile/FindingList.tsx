import { formatStretch } from '../../geo/chainageLabel.ts'
import { Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PlanFacts } from '../../data/model/planFacts.ts'
import type { PlanFinding } from '../../data/model/planFinding.ts'
import { useNameOf } from '../i18n/language.ts'

interface FindingListProps {
  findings: readonly PlanFinding[]
  facts: PlanFacts
}

/** More say no more. */
const mostShown = 30

/** What a plan lacks, what keeps it from being filed first. */
export function FindingList({ findings, facts }: FindingListProps) {
  const { t } = useTranslation('plansOnFile')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  const where = ({ at }: PlanFinding) => {
    if (at === undefined) return ''
    const line = facts.lines.length < 2 ? undefined : facts.lines.find(({ id }) => id === at.lineId)
    return line === undefined ? formatStretch(at) : `${nameOf(line.name)} ${formatStretch(at)}`
  }
  const sentence = (finding: PlanFinding) =>
    t(`rule.${finding.rule}`, {
      count: finding.count ?? 1,
      section: finding.section === undefined ? '' : t(`section.${finding.section}`),
      level: finding.level === undefined ? '' : domain(`chiefLevel.${finding.level}`),
      name: finding.name === undefined ? '' : nameOf(finding.name),
      where: where(finding),
    })
  return (
    <section className="plan-findings" aria-label={t('checked')}>
      <Text fw={650} size="sm" component="h2">
        {t('checked')}
      </Text>
      {findings.length === 0 && (
        <p>
          <IconCircleCheck size={15} aria-hidden /> {t('lacksNothing')}
        </p>
      )}
      {errors > 0 && <p>{t('errors', { count: errors })}</p>}
      {warnings > 0 && <p>{t('warnings', { count: warnings })}</p>}
      <ul>
        {findings.slice(0, mostShown).map((finding, index) => (
          <li key={index} data-severity={finding.severity}>
            {finding.severity === 'error' ? (
              <IconAlertTriangle size={15} aria-hidden />
            ) : (
              <IconInfoCircle size={15} aria-hidden />
            )}
            <span>
              <b>{t(finding.severity)}</b> {sentence(finding)}
            </span>
          </li>
        ))}
      </ul>
      {findings.length > mostShown && <p>{t('moreFindings', { count: findings.length - mostShown })}</p>}
    </section>
  )
}
