import { v7 as newId } from 'uuid'
import { commit, type Act } from '../data/journal/commit.ts'
import { defaultPolicyRecord } from '../data/defaultPolicyRecord.ts'
import { makeDemonstration } from '../data/demo/makeDemonstration.ts'
import { county } from '../data/model/county.ts'
import type { TrailEvent } from '../data/model/trail.ts'
import { name as nameSchema, type Name } from '../data/model/values.ts'
import { holdsRecords } from '../data/store/records.ts'
import { setSetting, tryGetSetting } from '../data/store/settings.ts'
import type { Database } from '../data/store/tables.ts'
import { defaultPolicy } from '../geo/policy.ts'
import type { Config } from './config.ts'
import { keepDemonstrationEvidence } from './demonstrationEvidence.ts'

type DemonstrationName = Config['demonstration']

export interface BegunCounty {
  readonly countyName: Name
  readonly demonstration: DemonstrationName
}

const namelessCounty: Name = { en: 'Your county', zh: '本县' }

/**
 * Puts into an empty database what it begins with: the demonstration asked for, or the default
 * policy alone. One that holds records keeps what it began with; in a demonstration, what its phones
 * and posts sent since is made up and kept.
 */
export async function beginCounty(
  db: Database,
  wanted: DemonstrationName,
  nowMs: number,
): Promise<BegunCounty> {
  if (!(await holdsRecords(db))) await begin(db, wanted, nowMs)
  const demonstration = county.shape.demonstration
    .catch('none')
    .parse(await tryGetSetting(db, 'demonstration'))
  if (demonstration !== 'none') await keepDemonstrationEvidence(db, demonstration, nowMs)
  const countyName = await tryGetSetting(db, 'county-name')
  return {
    countyName: countyName === undefined ? namelessCounty : nameSchema.parse(JSON.parse(countyName)),
    demonstration,
  }
}

async function begin(db: Database, wanted: DemonstrationName, nowMs: number): Promise<void> {
  const { countyName, records } =
    wanted === 'none'
      ? { countyName: namelessCounty, records: [{ kind: 'policy' as const, record: firstPolicy() }] }
      : makeDemonstration(wanted, nowMs)
  const recent = records.flatMap((entry) =>
    entry.kind === 'trail-event' && Date.parse(entry.record.receivedAt) > nowMs - dayMs ? [entry.record] : [],
  )
  const recentIds = new Set<string>(recent.map((event) => event.id))
  // A demonstration has gone on for a day before it is looked at, and its journal runs forward.
  const begunAt = new Date(wanted === 'none' ? nowMs : nowMs - dayMs).toISOString()
  await commit(db, 'borderkeep', {
    actId: newId(),
    kind: wanted === 'none' ? 'policy-set' : 'demonstration-made',
    observedAt: begunAt,
    receivedAt: begunAt,
    request: wanted,
    async apply(tx) {
      await setSetting(tx, 'county-name', JSON.stringify(countyName))
      await setSetting(tx, 'demonstration', wanted)
      const older = records.filter(({ record }) => !recentIds.has(record.id))
      return {
        changes: older.map(({ kind, record }) => ({ kind, id: record.id, record, expectedVersion: 0 })),
        reply: { status: 201, body: undefined },
      }
    },
  })
  for (const event of recent.toSorted((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt)))
    await commit(db, event.actor, demonstrationEvent(event))
}

const dayMs = 24 * 3_600_000

/** The last day's trail events are acts of their own, as officers' are, so that a journal shows them. */
function demonstrationEvent(event: TrailEvent): Act {
  return {
    actId: newId(),
    kind: 'trail-event',
    observedAt: event.observedAt,
    receivedAt: event.receivedAt,
    request: event.id,
    apply: async () => ({
      changes: [{ kind: 'trail-event', id: event.id, record: event, expectedVersion: 0 }],
      reply: { status: 201, body: undefined },
    }),
  }
}

/** The defaults, from the beginning of time. */
const firstPolicy = () =>
  defaultPolicyRecord({
    id: newId(),
    validFrom: new Date(defaultPolicy.validFromMs).toISOString(),
    synthetic: false,
  })
