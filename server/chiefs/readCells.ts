import { chiefLevel, type ChiefLevel } from '../../data/model/chief.ts'
import type { Marker } from '../../data/model/line.ts'
import { parseChainage } from '../../geo/chainageLabel.ts'
import { dayMs, instantOfLocal } from '../../geo/civilTime.ts'

const levelWords: Readonly<Record<ChiefLevel, readonly string[]>> = {
  city: [
    'city',
    'prefecture',
    '州',
    '市',
    '州级',
    '市级',
    '州市级',
    '州(市)级',
    '州（市）级',
    '州(市)',
    '州市',
  ],
  county: ['county', '县', '县级', '县(市)级', '县（市）级'],
  township: [
    'township',
    'town',
    '乡',
    '镇',
    '乡级',
    '镇级',
    '乡镇',
    '乡镇级',
    '乡(镇)级',
    '乡（镇）级',
    '街道',
  ],
  village: ['village', '村', '村级', '村(社区)级', '村（社区）级', '社区'],
}

export function tryLevel(written: string): ChiefLevel | undefined {
  const small = written.toLowerCase().replaceAll(/\s|段长/g, '')
  return chiefLevel.options.find((level) => levelWords[level].includes(small))
}

const marker =
  /^(?:(?:boundary\s+)?marker|界碑|界桩)\s*(?:no\.?|第)?\s*(.+?)\s*(?:号)?\s*(?:\+\s*(\d+(?:\.\d+)?)\s*(?:m|米)?)?$/i
const numbered = /^(.+?)\s*号\s*(?:界碑|界桩)\s*(?:\+\s*(\d+(?:\.\d+)?)\s*(?:m|米)?)?$/

/** A chainage as `K12+300` or by a boundary marker, `marker 208 + 300 m` or `208 号界碑 +300 米`. */
export function tryPlace(
  written: string,
  markers: readonly Pick<Marker, 'number' | 'chainageM'>[],
): number | undefined {
  const chainage = parseChainage(written)
  if (chainage !== undefined) return chainage
  const named = marker.exec(written.trim()) ?? numbered.exec(written.trim())
  const found = named && markers.find(({ number }) => number.toLowerCase() === named[1]?.toLowerCase())
  return found ? found.chainageM + Number(named?.[2] ?? 0) : undefined
}

/** Days from 1899-12-30, as spreadsheets keep a date that was typed as one; 1954 to 2173. */
const serialDay = /^(\d{5})(?:\.0+)?$/
const epochDay = Date.UTC(1899, 11, 30) / dayMs
const written = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/

/** The day that a cell names, counted from 1970; undefined where it is no date of the calendar. */
export function tryDay(text: string): number | undefined {
  const serial = serialDay.exec(text)?.[1]
  if (serial !== undefined && Number(serial) >= 20_000) return epochDay + Number(serial)
  const match = written.exec(text)
  if (match === null) return undefined
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const at = new Date(Date.UTC(year, month - 1, date))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.getTime() / dayMs : undefined
}

/** When a day begins in the county's zone. */
export const dayBegins = (day: number, zone: string): string =>
  new Date(instantOfLocal(zone, day * dayMs)).toISOString()
