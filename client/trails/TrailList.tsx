import { Badge, Checkbox, SegmentedControl, Tabs, Text, Title } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { useQuantities } from '../i18n/quantities.ts'
import { useViewState } from '../shell/viewState.ts'
import { trailAddress } from './trailAddress.ts'
import { isListed, isOverdue, trailLists, type TrailListId, type TrailRow } from './trailRows.ts'
import { TrailsMap } from './TrailsMap.tsx'
import { TrailsStrip } from './TrailsStrip.tsx'
import { TrailsTable } from './TrailsTable.tsx'
import { trailShapes, useTrailsView } from './trailsView.ts'
import { UnitChoice } from './UnitChoice.tsx'
import { useSealRuleWords } from './useSealRuleWords.ts'
import { useTrailRows } from './useTrailRows.ts'

/** Trails by what they ask for and by unit, as a table, on the map or along the line. */
export function TrailList() {
  const { t } = useTranslation('trails')
  const navigate = useNavigate()
  const { search } = useLocation()
  const { atMs } = useViewState()
  const { view, change } = useTrailsView()
  const { list, unitId, lateOnly, shape } = view
  const all = useTrailRows()
  const listed = useMemo(() => all?.filter((row) => isListed(list, row, atMs)), [all, list, atMs])
  const isLateHere = useCallback((row: TrailRow) => isOverdue(list, row, atMs), [list, atMs])
  const asked = useMemo(
    () => (lateOnly ? listed?.filter(isLateHere) : listed),
    [listed, lateOnly, isLateHere],
  )
  const rows = useMemo(
    () => (unitId === null ? asked : asked?.filter(({ unitIds }) => unitIds.includes(unitId))),
    [asked, unitId],
  )
  const open = (trailId: string) => void navigate(trailAddress(trailId, search))
  const hasDue = list === 'unverified' || list === 'reinspection' || list === 'all'
  return (
    <div className="trails">
      <aside className="trails-side">
        <UnitChoice rows={asked ?? []} unitId={unitId} onChoose={(id) => change({ unitId: id })} />
      </aside>
      <article className="trails-main">
        <header className="trails-head">
          <Title order={2}>{t('title')}</Title>
          <SegmentedControl
            size="xs"
            aria-label={t('shape')}
            value={shape}
            data={trailShapes.map((value) => ({ value, label: t(`shape.${value}`) }))}
            onChange={(value) => change({ shape: value })}
          />
        </header>
        <Tabs value={list} onChange={(value) => change({ list: (value ?? 'unsealed') as TrailListId })}>
          <Tabs.List className="trails-tabs">
            {trailLists.map((id) => (
              <Tabs.Tab key={id} value={id} rightSection={<ListCount list={id} rows={all} atMs={atMs} />}>
                {t(`list.${id}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <ListNote list={list} />
        {hasDue && (
          <Checkbox
            label={t('lateOnly')}
            checked={lateOnly}
            onChange={(event) => change({ lateOnly: event.currentTarget.checked })}
          />
        )}
        {shape === 'map' && <TrailsMap rows={rows ?? []} isLate={isLateHere} onOpen={open} />}
        {shape === 'strip' && <TrailsStrip rows={rows ?? []} onOpen={open} />}
        {shape !== 'map' && (
          <TrailsTable
            list={list}
            label={t(`list.${list}`)}
            rows={rows}
            atMs={atMs}
            empty={t(all?.length === 0 ? 'noTrails' : `empty.${list}`)}
            view={view.table}
            onView={(table) => change({ table })}
          />
        )}
      </article>
    </div>
  )
}

interface ListCountProps {
  list: TrailListId
  rows: readonly TrailRow[] | undefined
  atMs: number
}

/** How many are on a list, and how many of those are late. */
function ListCount({ list, rows, atMs }: ListCountProps) {
  const { t } = useTranslation('trails')
  const { number } = useQuantities()
  if (rows === undefined) return null
  const listed = rows.filter((row) => isListed(list, row, atMs))
  const late = listed.filter((row) => isOverdue(list, row, atMs)).length
  return (
    <span className="trails-count">
      {number(listed.length)}
      {late > 0 && list !== 'all' && (
        <Badge size="sm" color="dark" variant="filled">
          {t('lateCount', { count: late, number: number(late) })}
        </Badge>
      )}
    </span>
  )
}

/** By which rule a trail is on the list. */
function ListNote({ list }: { list: TrailListId }) {
  const { t } = useTranslation('trails')
  const words = useSealRuleWords()
  if (words === undefined) return null
  return (
    <Text size="sm" c="dimmed">
      {t(`note.${list}`, words)}
    </Text>
  )
}
