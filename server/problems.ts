import { ZodError } from 'zod'
import { Refusal } from '../data/journal/refusal.ts'
import type { Problem, ProblemCode } from '../data/model/problem.ts'
import type { Name } from '../data/model/values.ts'
import { GeoError, type GeoErrorCode } from '../geo/geoError.ts'
import { geoSentence } from './geoSentences.ts'
import { storageSentences } from './keeping/storageSentences.ts'
import { tryStorageFault } from './keeping/storageFault.ts'

export type Language = 'en' | 'zh'

interface ProblemKind {
  readonly status: number
  readonly title: Name
}

/** Every code with its status and title; the API's documentation lists them too. */
export const problemKinds: Readonly<Record<ProblemCode, ProblemKind>> = {
  'not-found': { status: 404, title: { en: 'Not found', zh: '未找到' } },
  'route-unknown': { status: 404, title: { en: 'No such address', zh: '地址不存在' } },
  'method-not-allowed': { status: 405, title: { en: 'Method not allowed here', zh: '此处不支持该方法' } },
  'request-malformed': { status: 400, title: { en: 'Request cannot be read', zh: '请求无法读取' } },
  'body-malformed': { status: 400, title: { en: 'Body cannot be read', zh: '请求内容无法读取' } },
  'body-too-large': { status: 413, title: { en: 'Body too large', zh: '请求内容过大' } },
  'media-type-unsupported': { status: 415, title: { en: 'Content type not taken', zh: '不支持的内容类型' } },
  'field-invalid': { status: 400, title: { en: 'Field not valid', zh: '字段无效' } },
  'geometry-invalid': { status: 400, title: { en: 'Geometry not valid', zh: '几何图形无效' } },
  'chainage-beyond-line': { status: 400, title: { en: 'Chainage beyond the line', zh: '里程超出边境线' } },
  'act-id-missing': { status: 400, title: { en: 'Act id missing', zh: '缺少操作编号' } },
  'act-id-reused': { status: 409, title: { en: 'Act id used before', zh: '操作编号已被使用' } },
  'precondition-required': { status: 428, title: { en: 'Version required', zh: '需要注明版本' } },
  'precondition-failed': { status: 412, title: { en: 'Changed meanwhile', zh: '已被他人修改' } },
  'still-in-use': { status: 409, title: { en: 'Still in use', zh: '仍在使用' } },
  'step-out-of-order': { status: 409, title: { en: 'Not the step that follows', zh: '步骤不符' } },
  'rules-broken': { status: 409, title: { en: 'Rules are broken', zh: '违反规则' } },
  'not-reversible': { status: 409, title: { en: 'Cannot be taken back', zh: '不能撤销' } },
  'host-refused': { status: 403, title: { en: 'Request refused', zh: '请求被拒绝' } },
  'not-signed-in': { status: 401, title: { en: 'Not signed in', zh: '未登录' } },
  forbidden: { status: 403, title: { en: 'Not within your roles', zh: '无此权限' } },
  'outside-jurisdiction': { status: 403, title: { en: 'Not your ground', zh: '超出管辖范围' } },
  'password-change-needed': { status: 403, title: { en: 'Password to be changed', zh: '须先修改密码' } },
  'second-factor-needed': {
    status: 403,
    title: { en: 'Second factor to be set up', zh: '须先开启双重验证' },
  },
  'sign-in-refused': { status: 401, title: { en: 'Sign-in refused', zh: '登录被拒绝' } },
  'locked-out': { status: 429, title: { en: 'Locked for a while', zh: '暂时锁定' } },
  'too-many-requests': { status: 429, title: { en: 'Too many requests', zh: '请求过多' } },
  'storage-full': { status: 507, title: { en: 'No room left on the disk', zh: '磁盘空间不足' } },
  'storage-read-only': { status: 503, title: { en: 'Database cannot be written', zh: '数据库无法写入' } },
  'storage-locked': { status: 503, title: { en: 'Database in use elsewhere', zh: '数据库被占用' } },
  'storage-damaged': { status: 503, title: { en: 'Database damaged', zh: '数据库已损坏' } },
  'backup-failed': { status: 503, title: { en: 'No backup was made', zh: '未能备份' } },
  internal: { status: 500, title: { en: 'Internal error', zh: '内部错误' } },
}

/** RFC 9457 problem details of whatever was thrown, in the reader's language. */
export function problemOf(error: unknown, language: Language, instance: string): Problem {
  const refusal = refusalOf(error)
  const { status, title } = problemKinds[refusal.code]
  return {
    type: `/api/docs#problem-${refusal.code}`,
    title: title[language],
    status,
    code: refusal.code,
    detail: refusal.sentence[language],
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
    instance,
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof GeoError) return geoRefusal(error)
  if (error instanceof URIError)
    return new Refusal('route-unknown', {
      en: 'This address is not written correctly: a % in it stands alone.',
      zh: '地址书写有误：其中的 % 不完整。',
    })
  const fault = tryStorageFault(error)
  if (fault !== undefined) return new Refusal(`storage-${fault}`, storageSentences[fault])
  return new Refusal('internal', {
    en: 'Something went wrong in the server; it was written to its log.',
    zh: '服务器内部出错；已写入日志。',
  })
}

export const geoRefusal = (error: GeoError): Refusal =>
  new Refusal(geoProblemCode(error.code), geoSentence(error), error.field)

/** True where nobody foresaw the error, so that it belongs in the server's log. */
export const isUnforeseen = (error: unknown): boolean =>
  error instanceof ZodError ||
  (!(error instanceof Refusal) && problemKinds[refusalOf(error).code].status >= 500)

function geoProblemCode(code: GeoErrorCode): ProblemCode {
  switch (code) {
    case 'interval-beyond-line':
    case 'chainage-beyond-line':
      return 'chainage-beyond-line'
    case 'interval-empty':
    case 'window-too-long':
    case 'marker-out-of-order':
    case 'markers-missing':
    case 'markers-differ':
    case 'policy-missing':
    case 'tier-unknown':
    case 'zone-unknown':
    case 'date-invalid':
    case 'time-invalid':
    case 'recurrence-invalid':
      return 'field-invalid'
    case 'line-too-short':
    case 'position-out-of-range':
    case 'line-crosses-itself':
    case 'line-over-antimeridian':
    case 'marker-off-line':
      return 'geometry-invalid'
  }
}
