import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { Touched } from './hitTest.ts'

/** The thing of the strip that the pointer is over, in two lines. */
export function TouchedNote({ touched }: { touched: Exclude<Touched, { kind: 'state' }> }) {
  const { t } = useTranslation('unrolled')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { clock } = useQuantities()
  switch (touched.kind) {
    case 'trail': {
      const { row } = touched
      return (
        <Thing
          name={t('trailNumber', { number: row.number })}
          facts={[
            domain(`trailKind.${row.kind}`),
            ...(row.status === null ? [] : [domain(`trailStatus.${row.status}`)]),
          ]}
        />
      )
    }
    case 'checkpoint': {
      const { row } = touched
      return (
        <Thing
          name={nameOf(row.name)}
          facts={[row.staffedNow ? t('staffed', { count: row.onDutyNow }) : t('unstaffed')]}
        />
      )
    }
    case 'barrier':
      return <Thing name={nameOf(touched.row.name)} facts={[domain(`barrierStatus.${touched.row.status}`)]} />
    case 'device':
      return (
        <Thing
          name={nameOf(touched.row.name)}
          facts={[
            domain(`deviceType.${touched.row.type}`),
            touched.row.workingNow ? t('working') : t('notWorking'),
          ]}
        />
      )
    case 'patrol': {
      const { row } = touched
      return (
        <Thing
          name={nameOf(row.team)}
          facts={[
            domain(`patrolMode.${row.mode}`),
            t('between', { from: formatChainage(row.fromM), to: formatChainage(row.toM) }),
            t('between', { from: clock(row.fromMs), to: clock(row.toMs) }),
          ]}
        />
      )
    }
    case 'chief': {
      const { row } = touched
      return (
        <Thing
          name={row.unit === undefined ? nameOf(row.post) : nameOf(row.unit)}
          facts={[
            ...(row.unit === undefined ? [] : [nameOf(row.post)]),
            t('between', { from: formatChainage(row.fromM), to: formatChainage(row.toM) }),
          ]}
        />
      )
    }
  }
}

function Thing({ name, facts }: { name: string; facts: readonly string[] }) {
  return (
    <div>
      {name} <span className="quiet">· {facts.join(' · ')}</span>
    </div>
  )
}
