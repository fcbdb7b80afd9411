import { instant } from '../data/model/values.ts'
import type { Box } from '../data/store/box.ts'
import type { TimeWindow } from '../geo/units.ts'
import { fieldInvalid } from './fieldInvalid.ts'

/** minLon,minLat,maxLon,maxLat in degrees, or with heights, which are passed over. */
export function readBox(text: string): Box {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)))
  if (![4, 6].includes(numbers.length) || !numbers.every(Number.isFinite))
    throw fieldInvalid(
      'bbox',
      'four numbers are expected: minLon,minLat,maxLon,maxLat',
      '应为四个数：最小经度,最小纬度,最大经度,最大纬度',
    )
  const half = numbers.length / 2
  const [minLon = 0, minLat = 0, maxLon = 0, maxLat = 0] = [
    numbers[0],
    numbers[1],
    numbers[half],
    numbers[half + 1],
  ]
  if (minLat > maxLat || minLon > maxLon || Math.abs(minLat) > 90 || Math.abs(maxLat) > 90)
    throw fieldInvalid(
      'bbox',
      'its south-west corner comes first, its north-east corner second',
      '先写西南角，后写东北角',
    )
  return { minLon, minLat, maxLon, maxLat }
}

/** An instant counts as the millisecond that begins with it. */
export function readDatetime(text: string): TimeWindow {
  const [start = '', end, ...more] = text.split('/')
  const read = (part: string, open: number) => {
    if (end !== undefined && (part === '' || part === '..')) return open
    if (!instant.safeParse(part).success || more.length > 0)
      throw fieldInvalid(
        'datetime',
        'an instant or from/to is expected, as ISO 8601 with its offset',
        '应为带时区的 ISO 8601 时刻或 起/止',
      )
    return Date.parse(part)
  }
  const fromMs = read(start, earliestMs)
  const toMs = end === undefined ? fromMs + 1 : read(end, latestMs)
  if (fromMs >= toMs)
    throw fieldInvalid('datetime', 'the interval must end after it begins', '时间段的结束必须晚于开始')
  return { fromMs, toMs }
}

/** An instant is read as its millisecond. */
export const isInstant = ({ fromMs, toMs }: TimeWindow): boolean => toMs === fromMs + 1

const [earliestMs, latestMs] = [-8.64e15, 8.64e15]

/** What `readDatetime` reads as the same again. */
export function writeDatetime({ fromMs, toMs }: TimeWindow): string {
  if (isInstant({ fromMs, toMs })) return new Date(fromMs).toISOString()
  const write = (atMs: number, open: number) => (atMs === open ? '..' : new Date(atMs).toISOString())
  return `${write(fromMs, earliestMs)}/${write(toMs, latestMs)}`
}
