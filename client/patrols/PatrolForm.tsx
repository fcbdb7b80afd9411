import { Button, Checkbox, Group, NumberInput, Select, Stack, Text } from '@mantine/core'
import { IconMap2 } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatStretch } from '../../geo/chainageLabel.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { ChainageInput } from '../overview/inspect/ChainageInput.tsx'
import { InstantInput } from '../shell/InstantInput.tsx'
import { snappedRegion, type DraftItem } from './draftItems.ts'
import type { PlanDesk } from './usePlanDesk.ts'
import { dayIndexOf } from './week.ts'

const hourMs = 3_600_000

const StretchOnMap = lazy(async () => ({ default: (await import('./StretchOnMap.tsx')).StretchOnMap }))

/** The chosen patrol typed instead of drawn, or a new one; and what repeats it. */
export function PatrolForm({ desk, days }: { desk: PlanDesk; days: readonly number[] }) {
  const { t } = useTranslation('patrolPlans')
  const { clock, moment } = useQuantities()
  const { selected, begun, ground, dayShown } = desk
  const [told, setTold] = useState('')
  const isBegun = selected !== undefined && begun.ids.has(selected.id)
  const frozen = selected && begun.frozen.get(selected.id)
  const tell = ({ copied, clashing }: { copied: number; clashing: number }) =>
    setTold(
      [
        t('copied', { count: copied }),
        ...(clashing > 0 ? [t('copiedClashing', { count: clashing })] : []),
      ].join(' '),
    )
  const startMs = (days[Math.max(0, dayShown)] ?? 0) + 8 * hourMs
  const fresh = { ...ground, fromMs: startMs, toMs: startMs + 8 * hourMs }
  const day = selected === undefined ? dayShown : dayIndexOf(days, selected.fromMs)
  return (
    <div className="patrols-panel">
      <Text size="sm" fw={600}>
        {t(selected === undefined ? 'typed' : 'patrol')}
      </Text>
      {isBegun ? (
        <Text size="xs">
          {frozen === undefined
            ? t('begun')
            : t('frozen', {
                stretch: formatStretch(frozen),
                time: `${moment(Date.parse(frozen.from))} – ${clock(Date.parse(frozen.to))}`,
              })}
        </Text>
      ) : (
        <TypedPatrol
          key={selected === undefined ? `new ${dayShown}` : keyOf(selected)}
          desk={desk}
          item={selected}
          fresh={fresh}
        />
      )}
      <Group gap="xs">
        {selected !== undefined && (
          <Button size="compact-xs" variant="default" onClick={() => desk.select(undefined)}>
            {t('typeAnother')}
          </Button>
        )}
        {selected !== undefined && !isBegun && (
          <>
            <Button size="compact-xs" variant="default" onClick={() => desk.remove(selected.id)}>
              {t('remove')}
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              disabled={day < 0 || day > 5}
              onClick={() => tell(desk.copy(selected, selected.id, daysAfter(day)))}
            >
              {t('repeat')}
            </Button>
          </>
        )}
        {day >= 0 && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => tell(desk.copy({ fromMs: days[day] ?? 0, toMs: 0 }, undefined, otherDays(day)))}
          >
            {t('copyDay', { day: desk.dayName(days[day] ?? 0) })}
          </Button>
        )}
      </Group>
      <Text size="xs" role="status">
        {told}
      </Text>
    </div>
  )
}

const daysAfter = (day: number) => [0, 1, 2, 3, 4, 5, 6].filter((other) => other > day)
const otherDays = (day: number) => [0, 1, 2, 3, 4, 5, 6].filter((other) => other !== day)
/** Another form where the patrol changed under it, by drawing or by a step back. */
const keyOf = ({ id, fromM, toM, fromMs, toMs, teamId, speedKmh, loop }: DraftItem) =>
  [id, fromM, toM, fromMs, toMs, teamId, speedKmh, loop].join(' ')

function TypedPatrol({
  desk,
  item,
  fresh,
}: {
  desk: PlanDesk
  item: DraftItem | undefined
  fresh: { fromM: number; toM: number; fromMs: number; toMs: number }
}) {
  const { t } = useTranslation('patrolPlans')
  const nameOf = useNameOf()
  const first = item ?? fresh
  const [fromM, setFromM] = useState(first.fromM)
  const [toM, setToM] = useState(first.toM)
  const [isOnMap, setOnMap] = useState(false)
  /** How often the map gave the ends: the fields begin anew with them. */
  const [taken, setTaken] = useState(0)
  const [fromMs, setFromMs] = useState<number | null>(first.fromMs)
  const [toMs, setToMs] = useState<number | null>(first.toMs)
  const [teamId, setTeamId] = useState(item?.teamId ?? null)
  const [loop, setLoop] = useState(item?.loop ?? false)
  const [speedKmh, setSpeedKmh] = useState<number | string>(item?.speedKmh ?? '')
  const isWhole = Number.isFinite(fromM) && Number.isFinite(toM) && fromMs !== null && toMs !== null
  const apply = () => {
    if (fromMs === null || toMs === null || !isWhole) return
    const region = snappedRegion({ fromM, toM, fromMs, toMs }, { ...desk.ground, ...desk.window })
    if (item === undefined) desk.add(region)
    else
      desk.changeItem(item.id, {
        ...region,
        loop,
        speedKmh: speedKmh === '' ? null : Number(speedKmh),
        teamId: teamId ?? item.teamId,
      })
  }
  return (
    <Stack gap={6} className="patrols-typed">
      <Group grow gap="xs" align="flex-start" key={taken}>
        <ChainageInput label={t('fromChainage')} value={fromM} onChange={setFromM} />
        <ChainageInput label={t('toChainage')} value={toM} onChange={setToM} />
      </Group>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconMap2 size={14} aria-hidden />}
        onClick={() => setOnMap(true)}
      >
        {t('pickOnMap')}
      </Button>
      {isOnMap && (
        <Suspense>
          <StretchOnMap
            desk={desk}
            atMs={fromMs ?? fresh.fromMs}
            onTake={(stretch) => {
              setFromM(stretch.fromM)
              setToM(stretch.toM)
              setTaken((before) => before + 1)
            }}
            onClose={() => setOnMap(false)}
          />
        </Suspense>
      )}
      <Group grow gap="xs" align="flex-start">
        <InstantInput size="xs" label={t('fromTime')} value={fromMs} onChange={setFromMs} />
        <InstantInput size="xs" label={t('toTime')} value={toMs} onChange={setToMs} />
      </Group>
      {item !== undefined && (
        <>
          <Group grow gap="xs" align="flex-start">
            <Select
              size="xs"
              label={t('team')}
              searchable
              allowDeselect={false}
              limit={80}
              data={desk.teams.own.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
              value={teamId}
              onChange={setTeamId}
            />
            <NumberInput
              size="xs"
              label={t('speed')}
              placeholder={t('byRules')}
              min={0.1}
              max={200}
              value={speedKmh}
              onChange={setSpeedKmh}
            />
          </Group>
          <Checkbox
            size="xs"
            label={t('loop')}
            checked={loop}
            onChange={(event) => setLoop(event.currentTarget.checked)}
          />
        </>
      )}
      <Button size="xs" variant="default" disabled={!isWhole || desk.team === undefined} onClick={apply}>
        {t(item === undefined ? 'add' : 'apply')}
      </Button>
    </Stack>
  )
}
