import { useMemo } from 'react'
import { patrolStateAt, type PatrolState } from '../../../data/model/patrolProgress.ts'
import { UnitTree } from '../../../data/model/unitTree.ts'
import { useMe } from '../../account/me.ts'
import { useKnownOfPatrols } from '../../api/dutyReports.ts'
import { useCounty } from '../../api/county.ts'
import { usePatrols, useUnits, type PatrolItem } from '../../api/records.ts'
import { useServerNow } from '../../shell/serverClock.ts'
import { useLastKnown } from '../kept/useLastKnown.ts'
import { groundOrCounty, type GroundChoice } from '../myGround.ts'
import { useOutbox } from '../useDelivery.ts'
import { saidOfPatrol, type Said } from './saidOfPatrol.ts'

const hourMs = 3_600_000

/** A patrol with what its team said of it, what still waits on this phone included. */
export interface PatrolToday {
  readonly patrol: PatrolItem
  readonly said: readonly Said[]
  readonly state: PatrolState
  readonly sinceMs: number | null
}

/** Patrols of today that this phone may say something of, undefined until they are known. */
export function usePatrolsToday(choice: GroundChoice | undefined): readonly PatrolToday[] | undefined {
  const nowMs = useServerNow()
  const hourBeganMs = Math.floor(nowMs / hourMs) * hourMs
  const window = { fromMs: hourBeganMs - 12 * hourMs, toMs: hourBeganMs + 12 * hourMs }
  const asked = usePatrols(window).data
  const known = useKnownOfPatrols({ ...window, fromMs: window.fromMs - 24 * hourMs })
  const { outbox } = useOutbox()
  const { account } = useMe()
  const { lines } = useCounty()
  const units = useUnits().data
  const personId = account?.personId ?? null
  const isOwn = useMemo(
    () =>
      ({ leadId, memberIds }: PatrolItem) =>
        personId !== null && (leadId === personId || memberIds.includes(personId)),
    [personId],
  )
  const ours = useMemo(() => {
    if (asked === undefined) return undefined
    const tree = new UnitTree(units ?? [])
    const unitId = choice?.kind === 'unit' ? choice.id : account?.unitId
    const ground = groundOrCounty(choice, units ?? [], lines)
    const isOfStretch = (patrol: PatrolItem) =>
      unitId === undefined
        ? ground.some(
            (piece) => piece.lineId === patrol.lineId && patrol.fromM < piece.toM && piece.fromM < patrol.toM,
          )
        : tree.isWithin(patrol.unitId, unitId)
    return asked.filter((patrol) => isOwn(patrol) || isOfStretch(patrol))
  }, [asked, units, choice, account, lines, isOwn])
  // A shift ends where there may be no network, on a phone that was put away meanwhile.
  const patrols = useLastKnown('patrols-today', ours)
  return useMemo(
    () =>
      patrols
        ?.map((patrol): PatrolToday => {
          const said = saidOfPatrol(patrol.id, known, outbox)
          return { patrol, said, ...patrolStateAt(said, Infinity) }
        })
        .toSorted(
          (a, b) =>
            rank(a, isOwn, nowMs) - rank(b, isOwn, nowMs) || a.patrol.from.localeCompare(b.patrol.from),
        ),
    [patrols, known, outbox, isOwn, nowMs],
  )
}

/** What is under way first, then what is one's own and what is due, and last what is over. */
function rank({ patrol, state }: PatrolToday, isOwn: (patrol: PatrolItem) => boolean, nowMs: number): number {
  if (state === 'under-way' || state === 'paused') return 0
  const isOver = state === 'ended' || Date.parse(patrol.to) <= nowMs
  return (isOver ? 4 : 2) - (isOwn(patrol) ? 1 : 0)
}
