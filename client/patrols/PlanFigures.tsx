import { Button, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatStretch } from '../../geo/chainageLabel.ts'
import type { ReportedGap } from '../../geo/gaps.ts'
import type { Region } from '../../geo/units.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { PlanDesk } from './usePlanDesk.ts'

const gapsShown = 8

/** What stands and what the draft makes of it, on the unit's stretch over the week. */
export function PlanFigures({ desk, mayFill }: { desk: PlanDesk; mayFill: boolean }) {
  const { t } = useTranslation('patrolPlans')
  const { share, number, length, duration, moment } = useQuantities()
  const { outcome, outcomeBefore, ground, window, counted } = desk
  if (outcome === undefined || outcomeBefore === undefined) return null
  const kmH = (value: number) => t('kmH', { value: number(value, 1) })
  const teamH = counted.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / 3_600_000, 0)
  const time = ({ fromMs, toMs }: Region) => `${moment(fromMs)} – ${moment(toMs)}`
  const rows = [
    [t('heldPlanned'), share(outcomeBefore.amounts.shareHeld), share(outcome.amounts.shareHeld)],
    [t('gapKmH'), kmH(outcomeBefore.amounts.gap), kmH(outcome.amounts.gap)],
    [t('thinKmH'), kmH(outcomeBefore.amounts.thin), kmH(outcome.amounts.thin)],
  ] as const
  return (
    <div className="patrols-panel">
      <Table className="patrols-figures" withRowBorders={false} verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th>{t('before')}</Table.Th>
            <Table.Th>{t('withDraft')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([label, before, after]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td>{before}</Table.Td>
              <Table.Td fw={650}>{after}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row">{t('teamHours')}</Table.Th>
            <Table.Td>–</Table.Td>
            <Table.Td>{number(teamH, 1)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">
        {t('heldOf', {
          length: length(ground.toM - ground.fromM),
          time: duration(window.toMs - window.fromMs),
        })}
      </Text>
      <Text size="sm" fw={600} mt="xs">
        {t('gaps')}
      </Text>
      {outcome.gaps.length === 0 ? (
        <Text size="xs" c="dimmed">
          {t('noGaps')}
        </Text>
      ) : (
        <ul className="patrols-gaps">
          {outcome.gaps.slice(0, gapsShown).map((gap) => {
            const piece = largestPiece(gap)
            const says = t('showGap', { stretch: formatStretch(piece), time: time(piece) })
            return (
              <li key={`${gap.fromM} ${gap.fromMs} ${gap.toM}`}>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  disabled={!mayFill}
                  title={says}
                  aria-label={`${formatStretch(gap)} · ${time(gap)}. ${says}`}
                  onClick={() => desk.add(piece)}
                >
                  {`${formatStretch(gap)} · ${time(gap)}`}
                </Button>
                <span>{kmH(gap.kmH)}</span>
              </li>
            )
          })}
          {outcome.gaps.length > gapsShown && (
            <li>
              <Text size="xs" c="dimmed">
                {t('gapsMore', { count: outcome.gaps.length - gapsShown })}
              </Text>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

/** The largest rectangle of a gap, a watch of it at most: nobody walks for a week. */
function largestPiece({ rectangles, ...box }: ReportedGap): Region {
  const area = (one: Region) => (one.toM - one.fromM) * (one.toMs - one.fromMs)
  const { fromM, toM, fromMs, toMs } = rectangles.reduce(
    (best, one) => (area(one) > area(best) ? one : best),
    rectangles[0] ?? box,
  )
  return { fromM, toM, fromMs, toMs: Math.min(toMs, fromMs + watchMs) }
}

const watchMs = 8 * 3_600_000
