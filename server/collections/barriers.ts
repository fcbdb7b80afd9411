import { z } from 'zod'
import { barrier, barrierStatus, leastFinishedFirst, type Barrier } from '../../data/model/barrier.ts'
import { tryInForce } from '../../data/model/dated.ts'
import { policyFact } from '../../data/model/policy.ts'
import { chainageInterval } from '../../data/model/values.ts'
import { listRecords } from '../../data/store/records.ts'
import { barredHulls } from '../../geo/barred.ts'
import { pathLengthM } from '../../geo/chainage.ts'
import { policyAt } from '../../geo/era.ts'
import { defaultPolicy, type Policy } from '../../geo/policy.ts'
import type { LineEntry } from '../lineShelf.ts'
import { nextChange, version, type Collection } from './collection.ts'

const { id: _, ...shape } = barrier.shape

/** What a barrier comes to at an instant. */
const barrierState = {
  /** Of each part; null before its first dated status. */
  partStatuses: z.array(barrierStatus.nullable()),
  /** Of the part that is least finished; null where none has a status yet. */
  status: barrierStatus.nullable(),
  lengthM: z.number(),
  /** What its complete parts bar now. */
  barredHulls: z.array(chainageInterval),
}

export const barriers: Collection = {
  id: 'barriers',
  title: { en: 'Barriers', zh: '物理阻拦设施' },
  description: 'Built and planned obstacles in parts with dated status, and what they bar of the line.',
  properties: z.object({ ...shape, version, ...barrierState }),
  async read({ tx, lines, atMs }, selection) {
    const stored = await listRecords(tx, 'barrier', selection)
    const policies = (await listRecords(tx, 'policy')).map(({ record }) => policyFact(record))
    const policy = policyAt([defaultPolicy, ...policies], atMs)
    return {
      changesAtMs: nextChange(atMs, [
        ...stored.flatMap(({ record }) =>
          record.parts.flatMap((part) => part.statuses.map((status) => Date.parse(status.from))),
        ),
        ...policies.map((one) => one.validFromMs),
      ]),
      features: stored.map(({ record, version }) => {
        const { id, ...properties } = record
        return {
          type: 'Feature',
          id,
          geometry: { type: 'MultiLineString', coordinates: record.parts.map((part) => part.path) },
          properties: { ...properties, version, ...stateOf(record, lines, policy, atMs) },
        }
      }),
    }
  },
}

function stateOf(record: Barrier, lines: readonly LineEntry[], policy: Policy, atMs: number) {
  const line = lines.find((entry) => entry.record.id === record.lineId)?.line
  const partStatuses = record.parts.map((part) => tryInForce(part.statuses, atMs)?.status ?? null)
  const complete = record.parts.filter((_, index) => partStatuses[index] === 'complete')
  return {
    partStatuses,
    status: leastFinishedFirst.find((status) => partStatuses.includes(status)) ?? null,
    lengthM: record.parts.reduce((lengthM, part) => lengthM + pathLengthM(part.path), 0),
    barredHulls:
      line === undefined
        ? []
        : complete.flatMap((part) =>
            barredHulls(line, part.path, policy.barrierMaxOffsetM).map(({ fromM, toM }) => ({ fromM, toM })),
          ),
  }
}
