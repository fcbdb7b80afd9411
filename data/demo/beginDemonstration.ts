import { compileBorderLine } from '../../geo/borderLine.ts'
import type { BorderLineRecord } from '../model/line.ts'
import { apportion, cutStretch, roundM } from './apportion.ts'
import type { DemonstrationName } from '../model/county.ts'
import { demonstrationPlans } from './counties.ts'
import { evidenceOf } from './evidence.ts'
import type { DemonstrationCounts, DemonstrationPlan, HeadquartersPlan } from './countyPlan.ts'
import type { CountyGround, Demonstration, DemonstrationLine } from './demonstration.ts'
import { localMidnightMs } from './demonstrationDay.ts'
import { demonstrationIds, type NextId } from './demonstrationIds.ts'
import { seededRandom } from './seededRandom.ts'
import { sourceLine } from './sourceLine.ts'

/** Reads the lines of a demonstration, cuts them into counties and counts out what each is to have. */
export function beginDemonstration(name: DemonstrationName, nowMs: number): Demonstration {
  const plan = demonstrationPlans[name]
  const nextId = demonstrationIds(name)
  const lines = plan.lines.map(({ source, officialLengthM }) => compiledLine(source, officialLengthM, nextId))
  const grounds = countyGrounds(plan, lines)
  const made = {
    todayMs: localMidnightMs(nowMs),
    days: plan.days,
    evidenceFromMs: evidenceOf(name, nowMs).fromMs,
    nextId,
    nextNumber: numbering(),
  }
  const commanded = plan.prefectures.flatMap((prefecture) =>
    prefecture.headquarters.map((headquarters) => ({ prefecture: prefecture.name, headquarters })),
  )
  return {
    ...made,
    plan,
    lines,
    randomFor: (subject) => seededRandom(`${name}/${subject}`),
    headquarters: commanded.map(({ prefecture, headquarters }, index) => {
      const seed = commanded.length === 1 ? name : `${name}/${index + 1}`
      return {
        ...made,
        plan: headquarters,
        index,
        prefecture,
        counties: withCounts(headquarters, grounds),
        randomFor: (subject) => seededRandom(`${seed}/${subject}`),
      }
    }),
  }
}

type UncountedGround = Omit<CountyGround, 'counts'>

/** Each county's part of its line, by the plan of the county. */
function countyGrounds(plan: DemonstrationPlan, lines: readonly DemonstrationLine[]) {
  const counties = plan.prefectures.flatMap(({ headquarters }) => headquarters.flatMap((one) => one.counties))
  const grounds = new Map<HeadquartersPlan['counties'][number], UncountedGround>()
  for (const [index, { source }] of plan.lines.entries()) {
    const on = lines[index]
    if (on === undefined) throw new RangeError(`no line ${source}`)
    const along = counties.filter((county) => county.source === source)
    const weights = along.map((county) => county.weight)
    for (const [part, ground] of cutStretch({ fromM: 0, toM: on.line.lengthM }, weights, roundM).entries()) {
      const county = along[part]
      if (county !== undefined) grounds.set(county, { ...on, name: county.name, ground })
    }
  }
  return grounds
}

function withCounts(
  { counties, counts }: HeadquartersPlan,
  grounds: ReadonlyMap<HeadquartersPlan['counties'][number], UncountedGround>,
): CountyGround[] {
  const held = counties.map((county) => {
    const ground = grounds.get(county)
    if (ground === undefined) throw new RangeError(`${county.name.en} holds no part of a line`)
    return ground
  })
  const lengths = held.map(({ ground }) => ground.toM - ground.fromM)
  return held.map((on, index) => {
    const share = (counted: keyof DemonstrationCounts) => apportion(counts[counted], lengths, 1)[index] ?? 0
    return {
      ...on,
      counts: {
        townships: share('townships'),
        villages: share('villages'),
        groups: share('groups'),
        markers: share('markers'),
        trails: share('trails'),
        borderCheckpoints: share('borderCheckpoints'),
        inlandCheckpoints: share('inlandCheckpoints'),
        barriers: share('barriers'),
        devices: share('devices'),
        tradePoints: share('tradePoints'),
      },
    }
  })
}

function numbering(): (subject: string) => number {
  const last = new Map<string, number>()
  return (subject) => {
    const number = (last.get(subject) ?? 0) + 1
    last.set(subject, number)
    return number
  }
}

function compiledLine(source: string, officialLengthM: number | null, nextId: NextId): DemonstrationLine {
  const { properties, geometry } = sourceLine(source)
  const record: BorderLineRecord = {
    id: nextId('border-line'),
    name: properties.name,
    path: geometry.coordinates,
    homeSide: properties.homeSide,
    officialLengthM,
    source: properties.source,
    licence: properties.licence,
    approvalNumber: null,
    approximate: true,
    replaces: null,
    synthetic: false,
  }
  const line = compileBorderLine({ id: record.id, positions: record.path, homeSide: record.homeSide })
  return { record, line }
}
