import type { Name } from '../data/model/values.ts'
import type { GeoError, GeoErrorCode } from '../geo/geoError.ts'

const zhSentences: Readonly<Record<GeoErrorCode, string>> = {
  'line-too-short': '线至少需要两个不同的点。',
  'position-out-of-range': '坐标超出范围：经度 −180 至 180，纬度 −90 至 90。',
  'line-crosses-itself': '线与自身相交。',
  'line-over-antimeridian': '线跨越了 180° 经线。',
  'interval-empty': '区段为空：终点里程必须大于起点里程。',
  'window-too-long': '时间段最长 49 天。',
  'interval-beyond-line': '区段超出边境线的长度。',
  'chainage-beyond-line': '里程超出边境线的长度。',
  'marker-off-line': '界碑离边境线太远。',
  'marker-out-of-order': '界碑的公布里程没有沿线递增。',
  'markers-missing': '两条线上没有编号相同的界碑。',
  'markers-differ': '两条线上界碑的先后顺序必须一致，端点处的界碑须在两条线上都位于端点。',
  'policy-missing': '该时刻没有生效的规则。',
  'tier-unknown': '规则中没有这个预警等级。',
  'zone-unknown': '没有这个 IANA 时区；写法如 Asia/Shanghai。',
  'date-invalid': '日期无效；写法如 2026-03-29。',
  'time-invalid': '时刻无效；写法如 22:00。',
  'recurrence-invalid': '重复规则无效。',
}

/** What `geo/` refused, in both languages; the English sentence carries the figures. */
export const geoSentence = (error: GeoError): Name => ({ en: error.message, zh: zhSentences[error.code] })
