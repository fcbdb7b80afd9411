import { useTranslation } from 'react-i18next'
import { useMe } from '../account/me.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import type { Moment } from './moment.ts'
import { useFullMoment } from './useFullMoment.ts'

/** What it rests on: where the line comes from, which rules counted, and who drew it when. */
export function PageFoot({ moment, drawnMs }: { moment: Moment; drawnMs: number }) {
  const { t } = useTranslation('save')
  const { t: map } = useTranslation('map')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const fully = useFullMoment()
  const { lines, demonstration, version } = useCounty()
  const { actor } = useMe()
  const { answer } = moment
  const versions = [...new Set(answer.lines.flatMap(({ policyVersions }) => policyVersions))]
  const sources = lines.map(({ source, licence }) => (licence === '' ? source : `${source} (${licence})`))
  const approvals = [...new Set(lines.flatMap(({ approvalNumber }) => approvalNumber ?? []))]
  return (
    <footer className="saved-foot">
      <p>
        {[
          t('rules', { versions: versions.toSorted((one, other) => one - other).join(', ') }),
          t('act', { sequence: answer.sequence }),
          t('drawnBy', { when: fully(drawnMs), name: nameOf(actor.name) }),
          t('product', { version }),
        ].join(' · ')}
      </p>
      <p>
        {[
          ...(lines.some(({ approximate }) => approximate) ? [map('approximate')] : []),
          ...approvals.map((number) => map('approval', { number })),
          ...[...new Set(sources)].map((source) => map('lineSource', { source })),
        ].join(' · ')}
      </p>
      {demonstration !== 'none' && <p>{domain('demonstrationLong')}</p>}
    </footer>
  )
}
