import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'

/** Where the line comes from, its approval number, and that an approximate one is no basis for delimitation. */
export function LineNotes() {
  const { t } = useTranslation('map')
  const { lines } = useCounty()
  const sources = [...new Set(lines.map(({ source }) => source))]
  const approvals = [...new Set(lines.flatMap(({ approvalNumber }) => approvalNumber ?? []))]
  return (
    <p className="line-notes">
      {lines.some(({ approximate }) => approximate) && <strong>{t('approximate')}</strong>}
      {approvals.map((number) => (
        <span key={number}>{t('approval', { number })}</span>
      ))}
      {sources.map((source) => (
        <span key={source} title={source}>
          {t('lineSource', { source })}
        </span>
      ))}
    </p>
  )
}
