import { actualCoverage, changeActual } from '../../../geo/actualCoverage.ts'
import type { Claim } from '../../../geo/claims.ts'
import type { CoverageFacts, OpenTrail } from '../../../geo/coverageFacts.ts'
import type { EvidenceFacts } from '../../../geo/evidence.ts'
import { passList, walkKind } from '../../../geo/passes.ts'
import { changePlanned, plannedCoverage } from '../../../geo/plannedCoverage.ts'
import type { LineStates, SlicedStates } from '../../../geo/slicedStates.ts'
import { makeEvidence } from '../make/evidence.ts'
import { makeFacts } from '../make/facts.ts'
import { medianOf } from '../measure.ts'
import { factFloor, valueFloor, type Row, type Section } from '../row.ts'
import { benchLine, benchWindow, lengthText } from './benchLines.ts'

const floorMs = 1
const changes = 200

type Received = Omit<EvidenceFacts, 'trackedSinceMs'>

/** One of so many changes, spread over the facts; what is undone is done again, so that all are alike. */
interface Change {
  readonly what: string
  readonly apply: (turn: number) => LineStates
  /** All facts at once, as they are after the change of this turn. */
  readonly recompute: (turn: number) => LineStates
}

export const changeSection: Section = {
  title: 'One thing changed',
  about: `An assignment ended and another one given, a trail sealed, a track received, on a line with a day of everything else standing. Each time another one, ${changes} times; held against computing everything anew.`,
  async run(quick) {
    const line = benchLine('country', quick)
    const window = benchWindow(1)
    const made = makeFacts(line, window)
    const { facts } = made
    const evidence = makeEvidence(made, line.lengthM, window.toMs)
    const planned = plannedCoverage(line, window, facts)
    const actual = actualCoverage(planned, evidence, window.toMs)
    const rows: Row[] = []
    for (const { what, apply, recompute } of [
      assignmentChange(facts),
      sealingChange(facts),
      trackChange(evidence),
    ]) {
      let turn = 0
      const { medianMs, runs } = await medianOf(changes, () => apply(turn++), {
        warmUps: changes,
      })
      const row = { unit: 'ms', value: medianMs, runs } as const
      const checked = [3, 5].every((turn) => isSame(apply(turn), recompute(turn)))
      rows.push({
        ...row,
        what: `${what}, ${lengthText(line)}`,
        peers: [],
        floors: [
          valueFloor(row, floorMs),
          factFloor('as if all were computed anew', checked ? 'yes' : 'no', checked),
        ],
        notes: [],
      })
    }
    return { rows }

    function assignmentChange({ claims }: CoverageFacts): Change {
      const patrols = claims.filter(({ kind }) => kind === 'patrol')
      const changed = (turn: number): { ended: Claim; added: Claim } => {
        const ended = patrols[(turn * 7919) % patrols.length]!
        const laterMs = 30 * 60_000
        const added = { ...ended, fromMs: ended.fromMs + laterMs, toMs: ended.toMs + laterMs }
        return { ended, added }
      }
      return {
        what: 'an assignment moved by half an hour, planned',
        apply(turn) {
          const { ended, added } = changed(turn)
          return changePlanned(planned, { ended: { claims: [ended] }, added: { claims: [added] } })
        },
        recompute(turn) {
          const { ended, added } = changed(turn)
          const others = claims.filter((claim) => claim !== ended)
          return plannedCoverage(line, window, { ...facts, claims: [...others, added] })
        },
      }
    }

    /** A trail event bears on the plan and, by the limit, on what is actually held. */
    function sealingChange({ openTrails }: CoverageFacts): Change {
      const changed = (turn: number): { ended: OpenTrail; added: OpenTrail } => {
        const ended = openTrails[(turn * 7919) % openTrails.length]!
        const sealedMs = (window.fromMs + window.toMs) / 2
        return { ended, added: { ...ended, unsealed: [{ fromMs: window.fromMs, toMs: sealedMs }] } }
      }
      return {
        what: 'a trail sealed, planned and actual',
        apply(turn) {
          const { ended, added } = changed(turn)
          const replanned = changePlanned(planned, {
            ended: { openTrails: [ended] },
            added: { openTrails: [added] },
          })
          return changeActual(actual, { planned: replanned })
        },
        recompute(turn) {
          const { ended, added } = changed(turn)
          const others = openTrails.filter((trail) => trail !== ended)
          const replanned = plannedCoverage(line, window, { ...facts, openTrails: [...others, added] })
          return actualCoverage(replanned, evidence, window.toMs)
        },
      }
    }

    function trackChange(evidence: EvidenceFacts): Change {
      const added = (turn: number): Received => {
        const passes = passList()
        const fromM = (((turn * 7919) % 1000) / 1000) * (line.lengthM - 2500)
        for (let piece = 0; piece < 20; piece++) {
          const startMs = window.fromMs + (240 + turn + piece * 2) * 60_000
          passes.push(walkKind, fromM + piece * 120, fromM + (piece + 1) * 120, startMs, startMs + 120_000)
        }
        return {
          passes: passes.finish(),
          passTrack: new Uint32Array(20),
          trackIds: [`received ${turn}`],
          presences: [],
          silences: [],
          underWay: [],
        }
      }
      return {
        what: 'a track of 20 passes received, actual',
        apply: (turn) => changeActual(actual, { added: added(turn) }),
        recompute(turn) {
          return actualCoverage(planned, withTrack(evidence, added(turn)), window.toMs)
        },
      }
    }
  },
}

/** The evidence with one more track. */
function withTrack(evidence: EvidenceFacts, { passes, trackIds }: Received): EvidenceFacts {
  const passTrack = new Uint32Array(evidence.passes.count + passes.count).fill(evidence.trackIds.length)
  passTrack.set(evidence.passTrack)
  const together = passList(passTrack.length)
  for (const { count, kind, startM, endM, startMs, endMs } of [evidence.passes, passes])
    for (let pass = 0; pass < count; pass++)
      together.push(kind[pass]!, startM[pass]!, endM[pass]!, startMs[pass]!, endMs[pass]!)
  return { ...evidence, passes: together.finish(), passTrack, trackIds: [...evidence.trackIds, ...trackIds] }
}

/** Whether every tile has the same slices with the same runs. */
function isSame(one: LineStates, other: LineStates): boolean {
  const tiles = tilesOfAll(one)
  const others = tilesOfAll(other)
  return (
    tiles.length === others.length &&
    tiles.every((tile, index) =>
      (['sliceFromM', 'firstRun', 'beginMs', 'beginAtEndMs', 'code'] as const).every((name) =>
        isEqual(tile[name], others[index]![name]),
      ),
    )
  )
}

const tilesOfAll = ({ blocks }: LineStates): SlicedStates[] => blocks.flatMap(({ tiles }) => tiles)

type Numbers = Float64Array | Uint32Array | Uint8Array

function isEqual(one: Numbers, other: Numbers): boolean {
  if (one.length !== other.length) return false
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false
  return true
}
