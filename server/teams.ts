import { z } from 'zod'
import { Refusal } from '../data/journal/refusal.ts'
import type { Patrol } from '../data/model/patrol.ts'
import { team, type Team } from '../data/model/team.ts'
import { listRecords, recordsOf } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { checkReferences, type Acting } from './actOf.ts'
import { checkChainage, locateOnGround } from './checkGround.ts'
import { inputShape } from './checkInput.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { getLine } from './lineShelf.ts'
import { recordEndpoints, recordList } from './recordEndpoints.ts'

export const listTeams = recordList({
  kind: 'team',
  summary: 'Teams that plans name: of one unit, or all',
  tag: 'duty',
  query: z.strictObject({ unitId: z.uuid().optional() }),
  select: ({ unitId }) => ({ parentId: unitId }),
})

export const teamWrites = recordEndpoints({
  kind: 'team',
  noun: 'a team',
  tag: 'duty',
  input: inputShape(team, []),
  acts: { created: 'team-made', changed: 'team-changed', removed: 'team-removed' },
  async prepare(acting, input) {
    const { tx } = acting
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    await checkReferences(tx, 'person', [
      { field: 'leadId', id: input.leadId },
      ...input.memberIds.map((id, index) => ({ field: `memberIds.${index}`, id })),
    ])
    await checkReferences(tx, 'tracker', [{ field: 'trackerId', id: input.trackerId }])
    checkBase(acting, input.base)
    return input
  },
  async onRemove({ tx, nowMs }, { id }) {
    const { length } = await aheadOfTeam(tx, id, nowMs)
    if (length === 0) return []
    throw new Refusal('still-in-use', {
      en: `This team is on ${length} patrols now or ahead: give them to another first.`,
      zh: `该队伍当前或今后仍有 ${length} 次巡逻：请先改派其他队伍。`,
    })
  },
})

/** Patrols of a team that are not over. */
export async function aheadOfTeam(tx: Reader, id: string, nowMs: number): Promise<Patrol[]> {
  const ahead = await listRecords(tx, 'patrol', { window: { fromMs: nowMs, toMs: 8.64e15 } })
  return recordsOf(ahead).filter(({ teamId }) => teamId === id)
}

/** Refuses a base that is not on or near any line. */
function checkBase({ lines }: Acting, base: Team['base']): void {
  if (base === null) return
  if (base.kind === 'chainage') {
    checkChainage(getLine(lines, base.lineId, 'base.lineId').line, base.chainageM, 'base.chainageM')
    return
  }
  const isNear = lines.some(({ line }) => {
    try {
      locateOnGround(line, base.position, 'base.position')
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  })
  if (!isNear)
    throw fieldInvalid(
      'base.position',
      'this position lies more than 100 km from every line',
      '该位置距各条边境线均超过 100 公里',
    )
}
