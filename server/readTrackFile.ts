import { GpxError, readGpx, type GpxErrorCode, type GpxSegment } from '../data/formats/gpx.ts'
import { Refusal } from '../data/journal/refusal.ts'
import type { Name } from '../data/model/values.ts'
import { hourOf } from '../data/store/keptFixes.ts'
import { flagCode } from '../geo/cleanFixes.ts'
import type { BorderLine } from '../geo/borderLine.ts'
import { locate } from '../geo/chainage.ts'
import type { Fixes } from '../geo/fixes.ts'
import type { TimeWindow } from '../geo/units.ts'

/** A month of walking day and night. Each hour is kept and derived by itself, and all at once. */
const mostHours = 31 * 24

/**
 * Reads the tracks of a GPX file as one series; throws Refusal where it says not when anybody was
 * anywhere, or is of more hours than any patrol.
 */
export function readTrackFile(text: string): Fixes {
  const segments = readSegments(text)
  const tracks = segments.filter(({ kind }) => kind === 'track')
  if (tracks.length === 0)
    throw refused(
      segments.length > 0
        ? {
            en: 'The file holds a route, which says where to go, and no track of where somebody was.',
            zh: '文件中只有路线（计划），没有实际走过的轨迹。',
          }
        : { en: 'The file holds no track.', zh: '文件中没有轨迹。' },
    )
  const fixes = joinByTime(tracks.map(({ fixes }) => fixes))
  if (!fixes.timeMs.some((timeMs) => Number.isFinite(timeMs)))
    throw refused({
      en: 'The points of this track have no times: it says where somebody was and not when.',
      zh: '轨迹点没有时间：只知走过何处，不知何时走过。',
    })
  const hours = new Set(fixes.timeMs.filter(Number.isFinite).map(hourOf)).size
  if (hours > mostHours)
    throw refused({
      en: `This file has fixes in ${hours} different hours; at most ${mostHours} are taken. Send the track of this patrol alone.`,
      zh: `文件的定位点分布在 ${hours} 个不同的小时内，最多接受 ${mostHours} 个；请只上传本次巡逻的轨迹。`,
    })
  return fixes
}

/** Refuses a track of which nothing lies in the time of the patrol. `flags` are as `cleanFixes` gives them. */
export function checkTrackTime({ timeMs }: Fixes, flags: Uint8Array, window: TimeWindow): void {
  if (timeMs.some((atMs) => window.fromMs <= atMs && atMs < window.toMs)) return
  const [first, last] = extent(timeMs).map(iso)
  const [from, to] = [iso(window.fromMs), iso(window.toMs)]
  const timed = flags.filter((_, index) => Number.isFinite(timeMs[index]))
  if (timed.every((flag) => flag === flagCode('clock-unusable')))
    throw refused({
      en: `The clock of the device was wrong: it says ${first} to ${last}.`,
      zh: `设备时钟有误：记录的时间为 ${first} 至 ${last}。`,
    })
  throw refused({
    en: `This track is from ${first} to ${last}, and the patrol from ${from} to ${to}: nothing of it lies in the patrol's time.`,
    zh: `轨迹时间为 ${first} 至 ${last}，巡逻时间为 ${from} 至 ${to}：轨迹没有任何部分在巡逻时段内。`,
  })
}

/** Refuses a track that comes nowhere near the patrol's line: it is some other one. */
export function checkTrackPlace({ count, lonLat }: Fixes, line: BorderLine): void {
  // Evenly spread over it: a team does not come and go over such distances between two of them.
  const step = Math.max(1, Math.floor(count / placesLookedAt))
  let nearestM = Infinity
  for (let fix = 0; fix < count; fix += step) {
    const { offsetM } = locate(line, [lonLat[2 * fix]!, lonLat[2 * fix + 1]!])
    nearestM = Math.min(nearestM, Math.abs(offsetM))
  }
  if (nearestM <= farthestTrackM) return
  const km = Math.round(nearestM / 1000)
  throw refused({
    en: `This track is ${km} km away from the patrol's border line: it must be the track of something else.`,
    zh: `该轨迹距离巡逻所在的边境线 ${km} 公里，应为其他轨迹。`,
  })
}

const placesLookedAt = 200
/** A team may come from its quarters. */
const farthestTrackM = 50_000

/** Segments by the time they begin, as devices write them in any order; each stays as it was written. */
function joinByTime(parts: readonly Fixes[]): Fixes {
  const beginMs = (fixes: Fixes) => fixes.timeMs.find((timeMs) => Number.isFinite(timeMs)) ?? -Infinity
  const ordered = parts.toSorted((a, b) => Math.sign(beginMs(a) - beginMs(b)) || 0)
  const count = ordered.reduce((total, part) => total + part.count, 0)
  const joined = {
    count,
    timeMs: new Float64Array(count),
    lonLat: new Float64Array(2 * count),
    accuracyM: new Float32Array(count),
  }
  let at = 0
  for (const part of ordered) {
    joined.timeMs.set(part.timeMs, at)
    joined.lonLat.set(part.lonLat, 2 * at)
    joined.accuracyM.set(part.accuracyM, at)
    at += part.count
  }
  return joined
}

/** The least and the greatest of those that are there. */
export function extent(values: Float64Array): [number, number] {
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return [least, most]
}

function readSegments(text: string): GpxSegment[] {
  try {
    return readGpx(text)
  } catch (error) {
    if (!(error instanceof GpxError)) throw error
    throw new Refusal('body-malformed', {
      en: error.message,
      zh: `第 ${error.line} 行：${zhSentences[error.code]}`,
    })
  }
}

const zhSentences: Readonly<Record<GpxErrorCode, string>> = {
  'not-xml': '不是格式正确的 XML。',
  'not-gpx': '不是 GPX 1.0 或 1.1 文件。',
  'document-type': '不接受文档类型声明，GPX 也没有。',
  'too-large': '文件过长。',
  'too-deep': '元素嵌套过深。',
  'too-many-points': '轨迹点过多。',
  'position-missing': '轨迹点缺少经度或纬度。',
  'position-out-of-range': '经度须在 −180 至 180 之间，纬度须在 −90 至 90 之间。',
  'time-invalid': '时间无法读取，应如 2026-03-01T08:00:00Z。',
}

/** Nothing in the body is a field: the whole file is at fault. */
const refused = (sentence: Name): Refusal => new Refusal('field-invalid', sentence, '')
const iso = (atMs: number): string => new Date(atMs).toISOString()
