import { Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageAnswer, LineCoverage } from '../../../data/model/coverageAnswer.ts'
import type { Stretch } from '../../../geo/units.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useStateName } from '../../i18n/useStateName.ts'
import { lookOf, statesOfKind } from '../../theme/stateLook.ts'
import { Facts } from './Facts.tsx'
import { InspectorPart } from './InspectorPart.tsx'

const shownFirst = 6

type Kilometre = LineCoverage['kilometres'][number]

/** Each kilometre that a stretch meets: its shares in the window and how often it was seen. */
export function KilometreFigures({
  coverage,
  lineId,
  fromM,
  toM,
}: Stretch & { coverage: CoverageAnswer; lineId: string }) {
  const { t } = useTranslation('overview')
  const [allShown, setAllShown] = useState(false)
  const kilometres = (coverage.lines.find((line) => line.lineId === lineId)?.kilometres ?? []).filter(
    (kilometre) => kilometre.fromM < toM && fromM < kilometre.toM,
  )
  const shown = allShown ? kilometres : kilometres.slice(0, shownFirst)
  return (
    <InspectorPart title={t('byKilometre')}>
      {shown.map((kilometre) => (
        <OneKilometre key={kilometre.kilometre} kilometre={kilometre} kind={coverage.kind} />
      ))}
      {kilometres.length > shown.length && (
        <button type="button" className="plain-link" onClick={() => setAllShown(true)}>
          {t('showAllKilometres', { count: kilometres.length })}
        </button>
      )}
    </InspectorPart>
  )
}

function OneKilometre({ kilometre, kind }: { kilometre: Kilometre; kind: CoverageAnswer['kind'] }) {
  const { t } = useTranslation('overview')
  const { share, duration, length } = useQuantities()
  const stateName = useStateName()
  const { revisit, worst } = kilometre
  const minutes = (count: number) => duration(Math.round(count) * 60_000)
  const shares = statesOfKind[kind]
    .map((state) => ({
      state,
      part: state === 'gap' && kind === 'compared' ? kilometre.gap - kilometre.broken : kilometre[state],
    }))
    .filter(({ part }) => part > 0)
  return (
    <div className="kilometre-row">
      <div>
        <i
          className={`state-swatch state-${lookOf(worst, kind)}`}
          role="img"
          aria-label={t('worstState', { state: stateName(worst, kind) })}
        />
        <strong>K{kilometre.kilometre}</strong>
        <span>{shares.map(({ state, part }) => `${stateName(state, kind)} ${share(part)}`).join(' · ')}</span>
      </div>
      {kind !== 'planned' &&
        (revisit === null ? (
          <Text size="sm" c="dimmed">
            {t('notSeenLately')}
          </Text>
        ) : (
          <Facts
            facts={[
              {
                label: t('revisitSeen'),
                value: [revisit.minimumMin, revisit.meanMin, revisit.maximumMin].map(minutes).join(' / '),
              },
              { label: t('timeAverageGap'), value: minutes(revisit.timeAverageGapMin) },
              { label: t('ageNow'), value: minutes(revisit.ageMin) },
              // What was never seen is in none of the figures above.
              ...(revisit.unseenM >= 1 ? [{ label: t('unseen'), value: length(revisit.unseenM) }] : []),
            ]}
          />
        ))}
    </div>
  )
}
