import { feetWithin, type Located } from './chainage.ts'
import type { DraftGround } from './draftGround.ts'
import { found, type DraftFinding, type DraftType } from './draftFinding.ts'
import { isOnStretch } from './intervals.ts'
import { indexArea, portionsInArea, type IndexedArea } from './pathInArea.ts'
import { portionsBeside } from './pathBeside.ts'
import { boxesMeet, grownBox, indexPath, meetings, meetingsOf, type IndexedPath } from './pathIndex.ts'
import type { PlanningFacts, RuleFeatureFact } from './planningFacts.ts'
import type { Position, Stretch } from './units.ts'

interface IndexedFeature {
  readonly feature: RuleFeatureFact
  readonly areas: readonly IndexedArea[]
  readonly paths: readonly IndexedPath[]
  /** Corners of fields that a barrier could stand behind, found when first asked for. */
  corners: readonly Corner[] | undefined
}

/** A corner of a field on home ground, near enough to the line that a barrier may stand farther in. */
interface Corner extends Located {
  readonly corner: Position
}

const indexedFeatures = new WeakMap<PlanningFacts, readonly IndexedFeature[]>()

/** What a county's layers say of a draft. */
export function layerFindings(
  ground: DraftGround,
  planning: PlanningFacts,
  type: DraftType,
  drawn: readonly IndexedPath[],
  barred: readonly Stretch[],
): DraftFinding[] {
  let features = indexedFeatures.get(planning)
  if (features === undefined) {
    features = planning.features.map((feature) => ({
      feature,
      areas: feature.polygons.map(indexArea),
      paths: feature.paths.map(indexPath),
      corners: undefined,
    }))
    indexedFeatures.set(planning, features)
  }
  return features.flatMap((one) => findingsOf(ground, one, type, drawn, barred))
}

function findingsOf(
  ground: DraftGround,
  indexed: IndexedFeature,
  type: DraftType,
  drawn: readonly IndexedPath[],
  barred: readonly Stretch[],
): DraftFinding[] {
  const { feature, areas, paths } = indexed
  const subject = feature.name === '' ? null : feature.name
  const about = { subject, layer: feature.layer }
  const reachM = (feature.widthM ?? 0) / 2
  const isMet = drawn.some(({ box }) => {
    const reached = reachM === 0 ? box : grownBox(box, reachM)
    return [...areas, ...paths].some((shape) => boxesMeet(shape.box, reached))
  })
  // Most of a province's features are nowhere near; fields can be cut off by what passes them at a distance.
  if (!isMet && feature.kind !== 'fields') return []
  const inside = () =>
    isMet ? drawn.flatMap((path) => areas.flatMap((area) => portionsInArea(path, area))) : []
  const crossings = () =>
    drawn.flatMap((path) => paths.flatMap((other) => meetings(path, other).map(({ position }) => position)))
  switch (feature.kind) {
    case 'protected-nature':
      return inside().map(({ path, lengthM }) =>
        found('protected-nature', 'error', path, { ...about, lengthM }),
      )
    case 'protected-farmland':
      return inside().map(({ path, lengthM }) =>
        found('protected-farmland', 'warning', path, { ...about, lengthM }),
      )
    case 'boundary-river':
      return [
        ...inside().map(({ path, lengthM }) => found('boundary-river', 'error', path, { ...about, lengthM })),
        // A line as wide as its river is an area; of a line alone only what crosses it is known.
        ...(reachM === 0
          ? crossings().map((position) => found('boundary-river', 'error', [position], about))
          : drawn
              .flatMap((path) => paths.flatMap((course) => portionsBeside(path, course, reachM)))
              .map(({ path, lengthM }) => found('boundary-river', 'error', path, { ...about, lengthM }))),
      ]
    case 'road':
      // A gate is what a road needs there.
      return type === 'gate'
        ? []
        : crossings().map((position) => found('crossing-road', 'error', [position], about))
    case 'fields': {
      const { households, gateType, reviewDate } = feature
      const where = cutOff(ground, indexed, drawn, barred, inside)
      if (where === undefined) return []
      // Who works them has to come through, and somebody has to ask again whether they can.
      const isProvided = gateType !== null && reviewDate !== null
      return [
        found('fields-cut-off', isProvided ? 'warning' : 'error', where, {
          ...about,
          fields: { households, gateType, reviewDate },
        }),
      ]
    }
  }
}

/**
 * Where fields are cut off from whoever works them on the home side: where a draft goes through them, or
 * their edge where a corner of it lies between the draft and the line.
 */
function cutOff(
  ground: DraftGround,
  indexed: IndexedFeature,
  drawn: readonly IndexedPath[],
  barred: readonly Stretch[],
  inside: () => { path: Position[] }[],
): readonly Position[] | undefined {
  const through = inside().flatMap(({ path }) => path)
  if (through.length > 0) return through
  indexed.corners ??= cornersOf(ground, indexed.areas)
  const behind = indexed.corners.find(
    ({ chainageM, position: foot, corner }) =>
      barred.some((stretch) => isOnStretch(ground.line, stretch, chainageM)) &&
      drawn.every((path) => meetingsOf(path, foot, corner).length === 0),
  )
  if (behind === undefined) return undefined
  const rings = indexed.areas.flatMap(({ rings }) => rings)
  return rings.find(({ path }) => path.includes(behind.corner))?.path
}

function cornersOf({ line, policy }: DraftGround, areas: readonly IndexedArea[]): Corner[] {
  return areas.flatMap(({ rings }) =>
    rings.flatMap(({ path }) =>
      path.flatMap((corner) => {
        const feet = feetWithin(line, corner, policy.barrierMaxOffsetM)
        const [nearest] = feet.sort((a, b) => Math.abs(a.offsetM) - Math.abs(b.offsetM))
        return nearest === undefined || nearest.offsetM <= 0 ? [] : [{ ...nearest, corner }]
      }),
    ),
  )
}
