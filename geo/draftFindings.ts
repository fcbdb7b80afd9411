import { onLineM } from './barrierWalk.ts'
import { draftRules, found, type DraftFinding, type DraftType } from './draftFinding.ts'
import { compileGround, type DraftGround } from './draftGround.ts'
import { asSample, evenSteps } from './draftFaults.ts'
import { drawnPaths, type DraftFigures } from './draftFigures.ts'
import { layerFindings } from './layerFindings.ts'
import { neighbourFindings } from './neighbourFindings.ts'
import { portionsWhere, type OffsetPortion } from './pathCheck.ts'
import { indexPath, meetings, type IndexedPath } from './pathIndex.ts'
import { noPlanningFacts, type PlanningFacts } from './planningFacts.ts'
import { distanceM } from './geodesic.ts'
import { portionsSteeperThan, type TerrainProfile } from './terrain.ts'
import type { BorderLine } from './borderLine.ts'
import { locate } from './chainage.ts'
import type { Position } from './units.ts'

/** What nobody sees over or through; wire and ditches leave the sight free. */
const blocksSight: Readonly<Record<DraftType, boolean>> = {
  fence: true,
  wall: true,
  gate: true,
  wire: false,
  ditch: false,
}

/** Everything found about a draft, errors first, then in the order of the rules. */
export function draftFindings(
  ground: DraftGround,
  draft: { readonly type: DraftType; readonly paths: readonly (readonly Position[])[] },
  figures: DraftFigures,
  /** Null where no elevation is loaded. */
  profiles: readonly TerrainProfile[] | null = null,
): DraftFinding[] {
  const { line, planning = noPlanningFacts } = ground
  const { walk, standingPaths } = compileGround(ground)
  const drawn = drawnPaths(draft.paths)
  const indexed = drawn.map(indexPath)
  const isOnLine = (offsetM: number) => offsetM >= -onLineM && offsetM <= planning.rules.onLineM
  const all = [
    ...figures.faults.map((fault): DraftFinding => {
      switch (fault.kind) {
        case 'crosses-itself':
          return found(fault.kind, 'error', [fault.position])
        case 'off-home-ground':
          return found(fault.kind, 'error', fault.path, {
            lengthM: fault.lengthM,
            distanceM: fault.deepestM,
          })
        case 'beyond-line':
          return found(fault.kind, 'error', fault.path, { lengthM: fault.lengthM })
      }
    }),
    ...walk
      .walk(drawn)
      .flatMap((segments) => portionsWhere(line, evenSteps(segments).map(asSample), isOnLine))
      .filter((portion) => !isOnTheWayOut(portion, figures))
      .map(({ path, lengthM }) => found('on-line', 'error', path, { lengthM })),
    ...(blocksSight[draft.type] ? sightFindings(line, planning, indexed) : []),
    ...layerFindings(ground, planning, draft.type, indexed, figures.barred),
    ...steepFindings(profiles ?? [], planning.rules.greatestSlopeDeg[draft.type]),
    ...neighbourFindings(planning.rules, indexed, standingPaths, ground.policy.barrierJoinM),
    ...figures.crossingsBehind.map(({ position }) => found('crossing-behind', 'warning', [position])),
    ...figures.tooFar.map((path, index, far) =>
      found('too-far', 'warning', path, { lengthM: far.length === 1 ? figures.tooFarM : null }),
    ),
    ...figures.trailsCut
      .filter(({ unsealed }) => unsealed)
      .map(({ number, position, wayRound }) =>
        found('open-trail-cut', 'warning', [position], {
          subject: String(number),
          distanceM: Math.min(wayRound.firstM, wayRound.lastM),
        }),
      ),
    ...figures.openNearEnds.map(({ number, position, end, wayRoundM }) =>
      found('way-round', 'warning', [end, position], { subject: String(number), distanceM: wayRoundM }),
    ),
  ]
  const rank = ({ rule, severity }: DraftFinding) =>
    (severity === 'error' ? 0 : draftRules.length) + draftRules.indexOf(rule)
  return all.sort((a, b) => rank(a) - rank(b))
}

/** Where the ground is too steep for a barrier of this type. */
function steepFindings(profiles: readonly TerrainProfile[], greatestDeg: number): DraftFinding[] {
  return profiles
    .flatMap((profile) => portionsSteeperThan(profile, greatestDeg))
    .map(({ path, lengthM, steepestDeg }) =>
      found('too-steep', 'warning', path, { lengthM, slopeDeg: steepestDeg }),
    )
}

/** Whoever leaves home ground comes over the line: the crossing is found already. */
function isOnTheWayOut({ path, lengthM }: OffsetPortion, { faults }: DraftFigures): boolean {
  if (lengthM > onTheWayM) return false
  const ends = [path[0]!, path.at(-1)!]
  return faults.some(
    (fault) =>
      fault.kind === 'off-home-ground' &&
      [fault.path[0]!, fault.path.at(-1)!].some((place) => ends.some((end) => distanceM(end, place) < 1)),
  )
}

/** A barrier that comes over the line at 6° is so long within a metre of it. */
const onTheWayM = 20

interface SightLine {
  readonly between: string
  readonly indexed: IndexedPath
}
const sightLines = new WeakMap<PlanningFacts, readonly SightLine[]>()

/**
 * Where a draft stands between two markers that follow each other and are meant to be seen from one another.
 * What is kept clear is a strip along the line: where the straight view leaves it, because the line bends,
 * nobody means to see from marker to marker, and a barrier at its offset hides nothing.
 */
function sightFindings(
  line: BorderLine,
  planning: PlanningFacts,
  indexed: readonly IndexedPath[],
): DraftFinding[] {
  let lines = sightLines.get(planning)
  if (lines === undefined) sightLines.set(planning, (lines = sightLinesOf(planning)))
  return lines.flatMap(({ between, indexed: sight }) => {
    for (const path of indexed) {
      const meeting = meetings(path, sight).find(
        ({ position }) => Math.abs(locate(line, position).offsetM) <= planning.rules.sightStripM,
      )
      if (meeting !== undefined)
        return [found('marker-sight', 'warning', [meeting.position], { subject: between })]
    }
    return []
  })
}

function sightLinesOf({ markers, rules }: PlanningFacts): SightLine[] {
  const inOrder = markers.toSorted((a, b) => a.atM - b.atM)
  return inOrder.slice(1).flatMap((marker, index) => {
    const before = inOrder[index]!
    const apartM = distanceM(before.position, marker.position)
    if (apartM === 0 || apartM > rules.markerSightM) return []
    return [
      {
        between: `${before.number} – ${marker.number}`,
        indexed: indexPath([before.position, marker.position]),
      },
    ]
  })
}
