import './patrols.css'
import { Button, Table, Text } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BorderLine } from '../../geo/borderLine.ts'
import { useCounty } from '../api/county.ts'
import { usePlannedFacts, useTeams } from '../api/patrolPlans.ts'
import { usePatrolTemplates } from '../api/patrolTemplates.ts'
import { usePatrols, useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { tierEffects, type Held, type TierEffect } from './tierEffect.ts'
import { groundOf } from './unitGround.ts'

interface TierEffectsProps {
  tier: string
  tierName: string
  /** From when it would be in force. */
  fromMs: number
}

const hourMs = 3_600_000
const weekMs = 7 * 24 * hourMs

/** Before a tier is ordered: what it would take of each line, and of each unit with a template for it. */
export function TierEffects(props: TierEffectsProps) {
  const { t } = useTranslation('patrolPlans')
  const { compiledLines } = useCounty()
  const [isOpen, setOpen] = useState(false)
  // By whole hours, as the clock goes on while the form is filled.
  const fromMs = useDeferredValue(Math.floor(props.fromMs / hourMs) * hourMs)
  return (
    <div className="tier-effects">
      <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('tierTakes')}
      </Button>
      {isOpen && (
        <>
          <Text size="xs" c="dimmed">
            {t('tierTakesLong')}
          </Text>
          {compiledLines.map((line) => (
            <OnLine key={line.id} {...props} fromMs={fromMs} line={line} />
          ))}
        </>
      )}
    </div>
  )
}

function OnLine({ tier, tierName, fromMs, line }: TierEffectsProps & { line: BorderLine }) {
  const { t } = useTranslation('patrolPlans')
  const nameOf = useNameOf()
  const { timeZone, lines } = useCounty()
  const window = useMemo(() => ({ fromMs, toMs: fromMs + weekMs }), [fromMs])
  const facts = usePlannedFacts(line.id, window)
  const patrols = usePatrols(window).data
  const templates = usePatrolTemplates().data
  const units = useUnits().data
  const teams = useTeams().data
  const found = useMemo(() => {
    if (facts === undefined || patrols === undefined || templates === undefined) return undefined
    const standing = patrols
      .filter(({ lineId }) => lineId === line.id)
      .map(({ from, to, ...one }) => ({ ...one, fromMs: Date.parse(from), toMs: Date.parse(to) }))
    const known = new Set((teams ?? []).map(({ id }): string => id))
    const hasTeam = (id: string) => known.has(id)
    const effectOn = tierEffects({ line, window, facts, tier, zone: timeZone, standing, hasTeam })
    const ofUnits = templates
      .filter((template) => template.tier === tier && template.lineId === line.id)
      .flatMap((template) => {
        const unit = units?.find(({ id }) => id === template.unitId)
        const ground = unit && groundOf(unit, line)
        if (unit === undefined || ground === undefined) return []
        return [{ template, unit, effect: effectOn(ground, template) }]
      })
    return { whole: effectOn({ fromM: 0, toM: line.lengthM }), ofUnits }
  }, [facts, patrols, templates, units, teams, line, window, tier, timeZone])
  const name = lines.find(({ id }) => id === line.id)?.name
  if (found === undefined) return <Text size="sm">…</Text>
  return (
    <>
      <Effect title={name === undefined ? '' : nameOf(name)} tierName={tierName} effect={found.whole} />
      {found.ofUnits.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('noTierTemplates', { tier: tierName })}
        </Text>
      )}
      {found.ofUnits.map(({ template, unit, effect }) => (
        <Effect
          key={template.id}
          title={`${nameOf(unit.name)} · ${nameOf(template.name)}`}
          tierName={tierName}
          effect={effect}
        />
      ))}
    </>
  )
}

function Effect({ title, tierName, effect }: { title: string; tierName: string; effect: TierEffect }) {
  const { t } = useTranslation('patrolPlans')
  const { share, number } = useQuantities()
  const { now, under, withTemplate } = effect
  const columns = [now, under, ...(withTemplate === undefined ? [] : [withTemplate.held])]
  const rows: readonly (readonly [label: string, text: (held: Held) => string])[] = [
    [t('heldPlanned'), ({ shareHeld }) => share(shareHeld)],
    [t('thinKmH'), ({ thinKmH }) => t('kmH', { value: number(thinKmH, 1) })],
    [t('gapKmH'), ({ gapKmH }) => t('kmH', { value: number(gapKmH, 1) })],
    [t('gapCount'), ({ gaps }) => number(gaps)],
    [t('teamHours'), ({ teamHours }) => number(teamHours, 1)],
  ]
  return (
    <div>
      <Text size="sm" fw={600} mt={6}>
        {title}
      </Text>
      <Table className="patrols-figures" withRowBorders={false} verticalSpacing={2} horizontalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th>{t('asNow')}</Table.Th>
            <Table.Th>{t('asTier', { tier: tierName })}</Table.Th>
            {withTemplate !== undefined && <Table.Th>{t('planWith')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([label, text]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{label}</Table.Th>
              {columns.map((held, index) => (
                <Table.Td key={index === 0 ? 'now' : index === 1 ? 'under' : 'with'}>{text(held)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {withTemplate !== undefined && withTemplate.leftOut > 0 && (
        <Text size="xs" c="dimmed">
          {t('leftOut.clashing', { count: withTemplate.leftOut })}
        </Text>
      )}
    </div>
  )
}
