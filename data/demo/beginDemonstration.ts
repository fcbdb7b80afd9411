import { compileBorderLine } from '../../geo/borderLine.ts'
import type { BorderLineRecord } from '../model/line.ts'
import { apportion } from './apportion.ts'
import { type DemonstrationName, demonstrationCounts, demonstrationPlans } from './counties.ts'
import type { Demonstration } from './demonstration.ts'
import { localMidnightMs } from './demonstrationDay.ts'
import { demonstrationIds, type NextId } from './demonstrationIds.ts'
import { seededRandom } from './seededRandom.ts'
import { sourceLine } from './sourceLine.ts'

/** Reads the lines of a demonstration and counts out to each what it is to have. */
export function beginDemonstration(name: DemonstrationName, nowMs: number): Demonstration {
  const plan = demonstrationPlans[name]
  const nextId = demonstrationIds(name)
  const compiled = plan.lines.map(({ source, officialLengthM }) =>
    compiledLine(source, officialLengthM, nextId),
  )
  const lengths = compiled.map(({ line }) => line.lengthM)
  return {
    plan,
    lines: compiled.map((on, index) => {
      const share = (counted: keyof typeof demonstrationCounts) =>
        apportion(demonstrationCounts[counted], lengths, 1)[index] ?? 0
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
    }),
    todayMs: localMidnightMs(nowMs),
    nextId,
    randomFor: (subject) => seededRandom(`${name}/${subject}`),
  }
}

function compiledLine(source: string, officialLengthM: number, nextId: NextId) {
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
