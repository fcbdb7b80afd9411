import { Refusal } from '../../data/journal/refusal.ts'
import { unit, type Unit, type UnitLevel, unitLevel } from '../../data/model/unit.ts'
import type { RecordKind } from '../../data/model/records.ts'
import type { Name } from '../../data/model/values.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { subtract, type Interval } from '../../geo/intervals.ts'
import type { Acting } from '../actOf.ts'
import { checkStretch, locateOnGround } from '../checkGround.ts'
import { inputShape } from '../checkInput.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { getLine } from '../lineShelf.ts'
import { recordEndpoints } from '../recordEndpoints.ts'
import { refuseWhileInUse, type InUse } from './stillInUse.ts'

type UnitFields = Pick<Unit, 'name' | 'level' | 'parentId' | 'ground'>

export const unitWrites = recordEndpoints({
  kind: 'unit',
  noun: 'a unit; it stands below its parent, and its ground lies within the parent’s',
  tag: 'administration',
  input: inputShape(unit, []),
  acts: { created: 'unit-created', changed: 'unit-changed', removed: 'unit-removed' },
  async prepare(acting, input, before) {
    await checkUnit(acting, before?.id, input, before)
    if (before !== undefined) checkStaysBelow(acting, before, input)
    const on = acting.lines.find(({ record }) => input.ground.some(({ lineId }) => lineId === record.id))
    if (input.seat !== null && on !== undefined) locateOnGround(on.line, input.seat, 'seat')
    return input
  },
  async onRemove({ tx, nowMs }, unit) {
    refuseWhileInUse(unit.name, await usesOf(tx, unit, nowMs))
    return []
  },
})

/** Whoever is above a unit may move it below another of theirs; on its own it would be above itself. */
function checkStaysBelow({ actor }: Acting, before: Unit, after: UnitFields): void {
  if (before.parentId === null || after.parentId !== null || actor.kind === 'local') return
  throw new Refusal(
    'outside-jurisdiction',
    { en: 'parentId: a unit stays below another one.', zh: 'parentId：单位须隶属于上级单位。' },
    'parentId',
  )
}

/** Refuses a unit that does not fit the tree and the ground as they are; it has no id before it is made. */
export async function checkUnit(
  { tx, lines }: Pick<Acting, 'tx' | 'lines'>,
  id: string | undefined,
  fields: UnitFields,
  before?: UnitFields,
): Promise<void> {
  const units = recordsOf(await listRecords(tx, 'unit'))
  const children = units.filter(({ parentId }) => id !== undefined && parentId === id)
  // Where it stands as it stood, whoever only renames it is not asked for what is no doing of theirs.
  const kept = before?.parentId === fields.parentId ? before.ground.map((piece) => JSON.stringify(piece)) : []
  const added = [...fields.ground.entries()].filter(([, piece]) => !kept.includes(JSON.stringify(piece)))
  for (const [index, ground] of added) {
    const { line } = getLine(lines, ground.lineId, `ground.${index}.lineId`)
    checkStretch(line, ground, `ground.${index}.`)
  }
  const above = checkAbove(units, id, fields.parentId)
  const [parent] = above
  if (parent !== undefined && !isBelow(fields.level, parent.level))
    throw fieldInvalid(
      'level',
      `a ${fields.level} cannot stand below ${parent.name.en}, a ${parent.level}`,
      `该级别不能隶属于${parent.name.zh}`,
    )
  const level = children.find((child) => !isBelow(child.level, fields.level))
  if (level !== undefined)
    throw fieldInvalid(
      'level',
      `${level.name.en} stands below this unit and is a ${level.level}`,
      `下属单位${level.name.zh}的级别不低于该级别`,
    )
  checkGroundAbove(above, added)
  if (JSON.stringify(before?.ground) !== JSON.stringify(fields.ground)) checkGroundBelow(children, fields)
}

/** The units above, nearest first; refuses a parent that is none, or that stands below the unit itself. */
function checkAbove(units: readonly Unit[], id: string | undefined, parentId: string | null): Unit[] {
  const byId = new Map<string, Unit>(units.map((one) => [one.id, one]))
  const above: Unit[] = []
  for (let at = parentId; at !== null;) {
    const next = byId.get(at)
    if (next === undefined) throw fieldInvalid('parentId', `there is no unit ${at}`, `没有 ${at} 这条记录`)
    if (next.id === id || above.includes(next))
      throw fieldInvalid('parentId', 'a unit cannot stand below itself', '单位不能隶属于自身或其下属单位')
    above.push(next)
    at = next.parentId
  }
  return above
}

const isBelow = (level: UnitLevel, other: UnitLevel): boolean =>
  unitLevel.options.indexOf(level) > unitLevel.options.indexOf(other)

/**
 * Where nobody above holds any ground, there is nothing that it has to lie within. A parent that holds
 * none below one that does has none to give: it would be its neighbours'.
 */
function checkGroundAbove(
  above: readonly Unit[],
  added: readonly (readonly [index: number, piece: Unit['ground'][number]])[],
): void {
  const holder = above.find(({ ground }) => ground.length > 0)
  if (holder === undefined) return
  for (const [index, piece] of added)
    if (reachesOver(piece, above[0] ?? holder))
      throw fieldInvalid(
        `ground.${index}`,
        `${metres(piece)} does not lie within the ground of ${holder.name.en}`,
        `${metres(piece)} 不在${holder.name.zh}的管段之内`,
      )
}

function checkGroundBelow(children: readonly Unit[], fields: UnitFields): void {
  if (fields.ground.length === 0) return
  for (const child of children) {
    const over = child.ground.find((piece) => reachesOver(piece, fields))
    if (over !== undefined)
      throw fieldInvalid(
        'ground',
        `${child.name.en} stands below this unit and holds ${metres(over)}`,
        `下属单位${child.name.zh}的管段为 ${metres(over)}`,
      )
  }
}

/** Chainages are written to the millimetre. */
const slightestM = 0.001

function reachesOver(ground: Unit['ground'][number], holder: Pick<Unit, 'ground'>): boolean {
  const held = holder.ground
    .filter(({ lineId }) => lineId === ground.lineId)
    .map(({ fromM, toM }): Interval => ({ from: fromM - slightestM, to: toM + slightestM }))
  return subtract([{ from: ground.fromM, to: ground.toM }], held).length > 0
}

const metres = ({ fromM, toM }: { fromM: number; toM: number }): string => `${fromM}–${toM} m`

/** What needs the unit from now on; what is over keeps its name in the history. */
async function usesOf(tx: Reader, { id }: Unit, nowMs: number): Promise<InUse[]> {
  const ahead = { window: { fromMs: nowMs, toMs: 8.64e15 } }
  const uses: InUse[] = []
  for (const [kind, noun] of Object.entries(nouns) as [keyof typeof nouns, InUse['noun']][]) {
    const records: readonly Resting[] = recordsOf(await listRecords(tx, kind, ahead))
    const own = records.filter(
      (one) =>
        ((one.unitId ?? one.parentId) === id || one.of?.id === id || one.place?.id === id) &&
        one.disabled !== true,
    )
    uses.push({ noun, names: own.map(labelOf) })
  }
  return uses
}

/** Kinds of records that belong to a unit. */
const nouns = {
  unit: { one: 'unit', many: 'units', zh: '下属单位' },
  person: { one: 'person', many: 'people', zh: '人员' },
  account: { one: 'account', many: 'accounts', zh: '账号' },
  'display-link': { one: 'display', many: 'displays', zh: '大屏' },
  'wall-arrangement': { one: 'arrangement of a wall', many: 'arrangements of walls', zh: '大屏编排' },
  team: { one: 'team', many: 'teams', zh: '巡逻队伍' },
  'patrol-plan': { one: 'patrol plan', many: 'patrol plans', zh: '巡逻计划' },
  'patrol-template': { one: 'template of patrols', many: 'templates of patrols', zh: '巡逻模板' },
  patrol: { one: 'patrol', many: 'patrols', zh: '巡逻任务' },
  desk: { one: 'duty desk', many: 'duty desks', zh: '值班室' },
  checkpoint: { one: 'checkpoint', many: 'checkpoints', zh: '卡点' },
  device: { one: 'device', many: 'devices', zh: '设备' },
  tracker: { one: 'tracker', many: 'trackers', zh: '终端' },
  barrier: { one: 'barrier', many: 'barriers', zh: '拦阻设施' },
  trail: { one: 'trail', many: 'trails', zh: '便道' },
  port: { one: 'port', many: 'ports', zh: '口岸' },
  'trade-point': { one: 'trade point', many: 'trade points', zh: '边民互市点' },
  shift: { one: 'shift', many: 'shifts', zh: '班次' },
  'staff-need': { one: 'need of people', many: 'needs of people', zh: '用人需求' },
  stretch: { one: 'chief’s stretch', many: 'chiefs’ stretches', zh: '段长责任段' },
  charge: { one: 'chief of a point or an area', many: 'chiefs of points and areas', zh: '点位与挂钩责任人' },
  'gap-acknowledgement': { one: 'gap in hand', many: 'gaps in hand', zh: '在处置空档' },
} as const satisfies Partial<Record<RecordKind, InUse['noun']>>

/** What of such a record is looked at. */
interface Resting {
  readonly unitId?: string | null
  readonly parentId?: string | null
  readonly name?: Name | string
  readonly team?: Name
  readonly post?: Name
  readonly action?: string
  readonly disabled?: boolean
  readonly from?: string
  /** The unit whose ground somebody answers for. */
  readonly of?: { readonly id: string }
  /** Where people are rostered or needed. */
  readonly place?: { readonly id: string }
}

function labelOf({ name, team, post, action, from }: Resting): Name {
  const label = name ?? team ?? post ?? action ?? from ?? ''
  return typeof label === 'string' ? { en: label, zh: label } : label
}
