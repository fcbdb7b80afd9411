import './proposals.css'
import { Skeleton, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StrikeTeam } from '../../data/model/strikeTeams.ts'
import { formatStretch } from '../../geo/chainageLabel.ts'
import type { Stretch } from '../../geo/units.ts'
import { useStrikeTeams } from '../api/strikeTeams.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { InspectorPart } from '../overview/inspect/InspectorPart.tsx'

const shownFirst = 3

/** Who reaches a gap first, and what each team would leave open behind it. */
export function StrikeTeams(place: Stretch & { lineId: string }) {
  const { t } = useTranslation('proposals')
  const { data, error } = useStrikeTeams(place)
  const [allShown, setAllShown] = useState(false)
  const items = data?.items ?? []
  const shown = allShown ? items : items.slice(0, shownFirst)
  return (
    <InspectorPart title={t('strikeTitle')}>
      {data === undefined && error === null && <Skeleton h={44} />}
      {error !== null && (
        <Text size="sm" c="dimmed">
          {t('strikeFailed')}
        </Text>
      )}
      {data !== undefined && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('strikeNone')}
        </Text>
      )}
      {shown.length > 0 && (
        <ol className="strike-teams">
          {shown.map((team) => (
            <TeamRow key={team.key} team={team} />
          ))}
        </ol>
      )}
      {items.length > shown.length && (
        <button type="button" className="plain-link" onClick={() => setAllShown(true)}>
          {t('strikeAll', { count: items.length })}
        </button>
      )}
      {items.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('strikeAbout')}
        </Text>
      )}
    </InspectorPart>
  )
}

function TeamRow({ team }: { team: StrikeTeam }) {
  const { t } = useTranslation('proposals')
  const { t: domain } = useTranslation('domain')
  const { number, clock } = useQuantities()
  const nameOf = useNameOf()
  const { leaves } = team
  const [soonest, latest] = [Math.round(team.soonestMin), Math.round(team.latestMin)]
  const open =
    leaves.heldKmH + leaves.gapKmH < 0.05 || leaves.until === null
      ? t('leavesNothing')
      : t('leaves', { kmH: number(leaves.heldKmH, 1), until: clock(Date.parse(leaves.until)) })
  return (
    <li>
      <div className="strike-head">
        <strong>{nameOf(team.name)}</strong>
        <span>
          {soonest === latest ? t('inMinutesSure', { latest }) : t('inMinutes', { soonest, latest })}
        </span>
      </div>
      <div className="strike-facts">
        {domain(`patrolMode.${team.mode}`)} ·{' '}
        {team.patrolId === null
          ? t('free', { minutes: number(team.readinessMin) })
          : t('onPatrol', { stretch: formatStretch(team) })}
      </div>
      <div className="strike-facts">
        {[
          t(team.holdsGap ? 'holdsGap' : 'missesGap', { minutes: number(Math.round(team.revisitMin)) }),
          open,
          ...(leaves.newGaps.length === 0
            ? []
            : [t('newGaps', { stretches: leaves.newGaps.map(formatStretch).join(', ') })]),
        ].join(' · ')}
      </div>
    </li>
  )
}
