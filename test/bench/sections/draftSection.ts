import { seededRandom } from '../../../data/demo/seededRandom.ts'
import { draftWorth, type DraftWorth } from '../../../client/plan/draftWorth.ts'
import { firstPlanningRules } from '../../../data/model/planningRules.ts'
import type { BorderLine } from '../../../geo/borderLine.ts'
import { offsetLine, positionBeside } from '../../../geo/chainage.ts'
import { standingIntervals, type DraftGround, type DraftTrail } from '../../../geo/draftFigures.ts'
import type { RuleFeatureFact, SightMarker } from '../../../geo/planningFacts.ts'
import { defaultPolicy } from '../../../geo/policy.ts'
import type { Position } from '../../../geo/units.ts'
import type { Elevation } from '../../../geo/elevation.ts'
import { elevationOf } from '../../geo/elevationOf.ts'
import { medianOf } from '../measure.ts'
import { digits, factFloor, valueFloor, type Row, type Section } from '../row.ts'
import { benchLine, lengthText } from './benchLines.ts'

/** Of a frame at 60 Hz, with all that a page does beside it. */
const recomputedWithinMs = 16
const noElevation: Elevation = { grids: [], tiles: new Map() }
const vertexCount = 1000
const vertexApartM = 25

/** As in the demonstration county: on 159 km … */
const countedOnKm = 159
const there = { barriers: 60, trails: 140, markers: 60, farmland: 25, fields: 25 }

export const draftSection: Section = {
  title: 'A draft under the hand',
  about:
    'All that the planner shows of a draft of 1,000 vertices beside the line of a province (figures, findings by every rule, cost) computed anew while one of its vertices is dragged a metre at a time, beside barriers, trails, markers and areas as dense as in the demonstration county; and once with nothing known of it.',
  async run(quick) {
    const line = benchLine('province', quick)
    const ground = makeGround(line)
    const drawn = makeDraft(line)
    const worthOf = (on: DraftGround, path: readonly Position[], over: Elevation = noElevation) =>
      draftWorth(on, firstPlanningRules, { type: 'fence', paths: [path], difficulties: ['ordinary'] }, over)
    const rows: Row[] = []
    for (const [name, vertex] of [
      ['middle', vertexCount >> 1],
      ['last', vertexCount - 1],
    ] as const) {
      let moves = 0
      const anew = () => worthOf(ground, dragged(drawn, vertex, ++moves))
      const { medianMs, runs } = await medianOf(quick ? 40 : 200, anew, { warmUps: 20 })
      const path = dragged(drawn, vertex, ++moves)
      // A ground that nothing was ever drawn on.
      const fresh = makeGround(line)
      const [first, again] = [JSON.stringify(worthOf(fresh, path)), JSON.stringify(worthOf(ground, path))]
      const whole = await medianOf(5, () => worthOf({ ...ground }, path), { warmUps: 1 })
      const row = { unit: 'ms', value: medianMs, runs } as const
      rows.push({
        what: `1,000 vertices beside ${lengthText(line)}, the ${name} one dragged`,
        ...row,
        peers: [{ name: 'all of it anew', value: whole.medianMs, runs: whole.runs, answer: 'same' }],
        floors: [
          valueFloor(row, recomputedWithinMs),
          factFloor('as if all were computed anew', first === again ? 'yes' : 'no', first === again),
        ],
        notes: [
          `beside ${ground.standingPaths.length.toLocaleString('en')} barriers, ${ground.trails.length.toLocaleString('en')} trails and ${ground.planning!.features.length.toLocaleString('en')} areas; ${digits(worthOf(ground, path).findings.length)} findings`,
        ],
      })
    }
    rows.push(await overHeights(quick, worthOf, ground, drawn))
    return { rows }
  },
}

/** The same draft with the slope of the ground under it, dragged in its middle. */
async function overHeights(
  quick: boolean,
  worthOf: (on: DraftGround, path: readonly Position[], over?: Elevation) => DraftWorth,
  ground: DraftGround,
  drawn: readonly Position[],
): Promise<Row> {
  const heights = heightsUnder(drawn)
  let moves = 0
  const measured = (over: Elevation) =>
    medianOf(quick ? 40 : 200, () => worthOf(ground, dragged(drawn, vertexCount >> 1, ++moves), over), {
      warmUps: 20,
    })
  const [without, over] = [await measured(noElevation), await measured(heights)]
  const { terrain } = worthOf(ground, drawn, heights)
  const row = { unit: 'ms', value: over.medianMs, runs: over.runs } as const
  return {
    what: '1,000 vertices over loaded heights, the middle one dragged',
    ...row,
    peers: [{ name: 'without heights', value: without.medianMs, runs: without.runs, answer: 'less' }],
    floors: [
      valueFloor(row, recomputedWithinMs),
      factFloor('elevation all along', terrain?.unknownM === 0 ? 'yes' : 'no', terrain?.unknownM === 0),
    ],
    notes: [
      `${digits(Math.round((terrain?.knownM ?? 0) / 1000))} km in steps of ${digits(terrain?.baseM ?? 0)} m over a grid of one second of arc in degrees`,
    ],
  }
}

const second = 1 / 3600

/** Hills of one second of arc under all of a path, and ten cells beside it. */
function heightsUnder(path: readonly Position[]): Elevation {
  const lons = path.map(([lon]) => lon)
  const lats = path.map(([, lat]) => lat)
  const [firstX, firstY] = [Math.min(...lons) - 10 * second, Math.max(...lats) + 10 * second]
  const columns = Math.ceil((Math.max(...lons) - firstX) / second) + 10
  const rows = Math.ceil((firstY - Math.min(...lats)) / second) + 10
  const place = { firstX, firstY, stepX: second, stepY: second, columns, rows, cellM: 30.8 }
  return elevationOf(
    { crs: { kind: 'geographic' }, ...place },
    (column, row) => Math.round(1200 + 300 * Math.sin(column / 40) * Math.cos(row / 60)),
    'int16',
  )
}

/** From one kilometre into the line on, 40 m inside, as somebody would draw it by hand. */
function makeDraft(line: BorderLine): Position[] {
  const random = seededRandom('draft')
  return Array.from({ length: vertexCount }, (_, index) =>
    positionBeside(line, 1000 + index * vertexApartM, 40 + random.between(-3, 3)),
  )
}

function dragged(path: readonly Position[], vertex: number, moves: number): Position[] {
  const [lon, lat] = path[vertex]!
  // To and fro within 20 m.
  const movedDeg = ((moves % 20) - 10) * 1e-5
  return path.map((position, index) => (index === vertex ? [lon + movedDeg, lat + movedDeg] : position))
}

function makeGround(line: BorderLine): DraftGround {
  const random = seededRandom(`ground ${line.id}`)
  const times = (count: number) => Math.round((count * line.lengthM) / 1000 / countedOnKm)
  const many = <Made>(count: number, make: (index: number) => Made) =>
    Array.from({ length: times(count) }, (_, index) => make(index))
  const somewhere = (roomM: number) => random.between(0, line.lengthM - roomM)
  const standingPaths = many(there.barriers, () => {
    const fromM = somewhere(3000)
    return offsetLine(line, { fromM, toM: fromM + random.between(300, 3000) }, random.between(20, 200))
  })
  const square = (fromM: number, wideM: number, nearM: number, farM: number): Position[] =>
    (
      [
        [fromM, nearM],
        [fromM + wideM, nearM],
        [fromM + wideM, farM],
        [fromM, farM],
        [fromM, nearM],
      ] as const
    ).map(([atM, offsetM]) => positionBeside(line, atM, offsetM))
  const area = (kind: RuleFeatureFact['kind']): RuleFeatureFact => ({
    kind,
    layer: { en: 'Layer', zh: '图层' },
    name: '',
    polygons: [
      [square(somewhere(500), random.between(50, 400), random.between(5, 80), random.between(100, 300))],
    ],
    paths: [],
    widthM: null,
    households: 3,
    gateType: null,
    reviewDate: null,
  })
  return {
    line,
    policy: defaultPolicy,
    standingPaths,
    standing: standingIntervals(line, defaultPolicy, standingPaths),
    trails: many(there.trails, (index): DraftTrail => {
      const atM = somewhere(1)
      const path = [400, 200, 60, 0, -200].map((offsetM) => positionBeside(line, atM, offsetM))
      return { id: `trail ${index}`, number: index, path, meetsLineAtM: [atM], unsealed: random.chance(0.3) }
    }),
    crossings: [],
    planning: {
      rules: firstPlanningRules,
      markers: many(there.markers, (index): SightMarker => {
        const atM = somewhere(1)
        return { number: String(index), atM, position: positionBeside(line, atM, 0) }
      }),
      features: [
        ...many(there.farmland, () => area('protected-farmland')),
        ...many(there.fields, () => area('fields')),
      ],
    },
  }
}
