import { randomUUID } from 'node:crypto'
import type { RecordKind } from '../../../data/model/records.ts'
import { name, shortLine } from '../smallCounty.ts'
import { startApp, type RunningApp } from '../startApp.ts'
import { actorOf } from './actors.ts'

/** One of two neighbours: what is its own, and a place on its ground. */
export interface Side {
  readonly unitId: string
  readonly unitName: string
  readonly villageId: string
  readonly deskId: string
  readonly leadId: string
  readonly personId: string
  readonly phone: string
  readonly helperPhone: string
  readonly fromM: number
  readonly toM: number
  /** On the line, in the middle of its ground. */
  readonly at: readonly [number, number]
  readonly atM: number
}

/** A county of two townships side by side, where a test says who asks. */
export interface TwoTownships extends RunningApp {
  readonly lineId: string
  readonly lengthM: number
  readonly countyId: string
  readonly west: Side
  readonly east: Side
}

const meetingM = 2000

export async function startTwoTownships(options: Parameters<typeof startApp>[0] = {}): Promise<TwoTownships> {
  const app = await startApp({ actorOf, ...options })
  const loaded = await app.send('POST', '/api/collections/border-lines/items', shortLine)
  const lineId = ((await loaded.json()) as { id: string }).id
  const { lines } = (await (await app.get('/api/county')).json()) as { lines: { lengthM: number }[] }
  const lengthM = lines[0]?.lengthM ?? 0
  // The county itself is made with the first line, or with the first account.
  const units = (await (await app.get('/api/units')).json()) as { items: { id: string }[] }
  const countyId = units.items[0]?.id ?? ''
  const west = makeSide({
    unitName: 'West township',
    fromM: 0,
    toM: meetingM,
    at: [104.71, 22.9],
    atM: 1026,
    phone: '13800000001',
    helperPhone: '13811111111',
  })
  const east = makeSide({
    unitName: 'East township',
    fromM: meetingM,
    toM: lengthM,
    at: [104.73, 22.905],
    atM: 3200,
    phone: '13900000002',
    helperPhone: '13922222222',
  })
  await app.keep([...recordsOf('West', west, countyId, lineId), ...recordsOf('East', east, countyId, lineId)])
  return { ...app, lineId, lengthM, countyId, west, east }
}

function makeSide(
  given: Pick<Side, 'unitName' | 'fromM' | 'toM' | 'at' | 'atM' | 'phone' | 'helperPhone'>,
): Side {
  return {
    ...given,
    unitId: randomUUID(),
    villageId: randomUUID(),
    deskId: randomUUID(),
    leadId: randomUUID(),
    personId: randomUUID(),
  }
}

type Kept = { kind: RecordKind; record: { id: string } }

const unit = (
  record: { id: string; name: object; level: string; parentId: string | null },
  ground: object[],
) => ({ kind: 'unit', record: { ...record, ground, synthetic: false } }) as Kept

function recordsOf(title: string, side: Side, countyId: string, lineId: string): Kept[] {
  const { unitId, villageId, deskId, leadId, personId, phone, helperPhone, fromM, toM } = side
  const ground = [{ lineId, fromM, toM }]
  const person = { unitId, post: name('Officer'), synthetic: false }
  return [
    unit({ id: unitId, name: name(`${title} township`), level: 'township', parentId: countyId }, ground),
    unit({ id: villageId, name: name(`${title} village`), level: 'village', parentId: unitId }, ground),
    {
      kind: 'desk',
      record: { id: deskId, name: name(`${title} desk`), unitId, minimumStaff: 1, synthetic: false } as {
        id: string
      },
    },
    {
      kind: 'person',
      record: { ...person, id: leadId, name: name(`${title} lead`), phone, mayLead: true } as { id: string },
    },
    {
      kind: 'person',
      record: {
        ...person,
        id: personId,
        unitId: villageId,
        name: name(`${title} helper`),
        phone: helperPhone,
        mayLead: false,
      } as { id: string },
    },
  ]
}
