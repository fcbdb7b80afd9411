import { z } from 'zod'
import { Refusal } from '../data/journal/refusal.ts'
import type { Name } from '../data/model/values.ts'
import { recordSchemas, type RecordKind, type RecordOf } from '../data/model/records.ts'

const zhMessages = z.locales.zhCN().localeError

/** The schemas' own sentences in Chinese; Zod knows the rest itself. */
const zhSentences: Readonly<Record<string, string>> = {
  'toM must be greater than fromM: an empty stretch is refused': 'toM 必须大于 fromM：不接受空区段',
  'toM must be greater than fromM': 'toM 必须大于 fromM',
  'to must lie after from: an empty or backward time window is refused':
    'to 必须晚于 from：不接受空的或倒置的时间段',
  'there is no such time zone; it is written Asia/Shanghai': '没有这个时区；写法如 Asia/Shanghai',
  'toDate must not lie before fromDate': 'toDate 不得早于 fromDate',
  'only a checkpoint or a desk has a minimum of its own': '只有卡点和值班室有自身的最低人数',
  'an arrangement changes at least one shift': '至少须改动一个班次',
  'a roster reaches at most two years': '值班表最长两年',
  'a seal names its method': '封堵须注明方式',
  'a reopening names the order of headquarters it rests on': '重新开放须注明所依据的指挥部命令',
  'a withdrawal names the event it takes back': '撤回须注明被撤回的事件',
  'only a breach says how it was made': '只有破口记录才注明破坏方式',
  'the same photo stands once': '同一张照片只能出现一次',
  'a spot is one position': '仅知位置时只填一个点',
  'a path has at least two positions': '路径至少需要两个点',
  'a way that is found is reported first': '新发现的便道须先上报',
  'this can only be the seal of the way that is found': '此处只能填写该便道的封堵',
  'three to forty letters, digits, dots, hyphens or underscores': '3 至 40 个字母、数字、点、连字符或下划线',
  'the outcomes are of more people than were met': '处置人数之和超过发现人数',
  'a position, a trail or a chainage says where it was': '须以位置、便道或里程说明地点',
  'a position, a chainage or what it is about says where it was': '须以位置、里程或所涉对象说明地点',
  'a time of day is written 22:00': '时刻写法如 22:00',
  'nobody delegates to themselves': '不能授权给自己',
  'every office stands once': '同一会签单位只能出现一次',
  'a strike team, and no other, says how soon it sets out': '机动队须填写出动准备时间，其他队伍不填',
  'to lies more than 31 days after from: a plan is at most that long': '计划最长 31 天',
  'every item stands once': '同一项只能出现一次',
  'a day has patrols that begin on it': '按日模板的巡逻须在当日开始',
  'a member of the leading group is a person or a named post': '领导小组成员须为在册人员或写明职务',
  'the last day of a plan does not lie before its first': '截止日期不得早于开始日期',
  'a joint plan has a last day': '联防方案须有截止日期',
  'units of this level have no plan of this kind': '该级单位无此类方案',
  'the lead is not named among the others': '带队人不得重复列入队员',
}

/** Checks what came in against its schema; throws Refusal naming the first field at fault. */
export function checkInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const [fault] = faultsOf(schema, input, parsed.error)
  if (fault === undefined) throw parsed.error
  const { field, sentence } = fault
  const named = field === '' ? { en: 'The body', zh: '请求内容' } : { en: field, zh: field }
  throw new Refusal(
    'field-invalid',
    { en: `${named.en}: ${sentence.en}.`, zh: `${named.zh}：${sentence.zh}。` },
    field,
  )
}

/** A field at fault, and why, as half a sentence. */
export interface Fault {
  readonly field: string
  readonly sentence: Name
}

/** Every fault of what came in, where it does not satisfy its schema. */
export function faultsOf(schema: z.ZodType, input: unknown, error: z.ZodError): Fault[] {
  const zhIssues = schema.safeParse(input, { error: zhMessages }).error?.issues
  return error.issues.map((issue, index) => ({
    field: fieldOf(issue),
    sentence: {
      en: issue.message,
      zh: zhSentences[issue.message] ?? zhIssues?.[index]?.message ?? issue.message,
    },
  }))
}

function fieldOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys' && issue.keys[0] !== undefined) path.push(issue.keys[0])
  return path.join('.')
}

/** The fields a body may carry to make or change a record: all but those the server gives. */
export const inputShape = <Shape extends z.core.$ZodLooseShape, Given extends keyof Shape>(
  schema: z.ZodObject<Shape>,
  given: readonly Given[],
) => {
  const left = Object.entries(schema.shape).filter(
    ([key]) => key !== 'id' && key !== 'synthetic' && !(given as readonly PropertyKey[]).includes(key),
  )
  return z.strictObject(Object.fromEntries(left) as Omit<Shape, 'id' | 'synthetic' | Given>)
}

/** A whole record from what a body gave and what the server adds, checked by the kind's own schema. */
export const makeRecord = <Kind extends RecordKind>(kind: Kind, parts: object): RecordOf<Kind> =>
  checkInput<z.ZodType>(recordSchemas[kind], parts) as RecordOf<Kind>
