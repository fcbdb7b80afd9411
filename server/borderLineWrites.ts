import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { Change } from '../data/journal/commit.ts'
import { Refusal } from '../data/journal/refusal.ts'
import { borderLine, marker, type BorderLineRecord, type Marker } from '../data/model/line.ts'
import { listRecords, type Stored } from '../data/store/records.ts'
import { compileBorderLine } from '../geo/borderLine.ts'
import { actOf, checkReferences } from './actOf.ts'
import { inputShape, makeRecord } from './checkInput.ts'
import { endpoint, largeBodyBytes, notFound } from './endpoint.ts'
import { readMarkers } from './readMarkers.ts'
import { versioned } from './recordEndpoints.ts'

/** A line's geometry never changes: a new survey is a new line that names the one it replaces. */
export const loadLine = endpoint({
  summary: 'Load a border line',
  tag: 'county',
  body: inputShape(borderLine, []),
  mostBodyBytes: largeBodyBytes,
  answer: versioned('border-line'),
  status: 201,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(app, request, 'line-loaded', async ({ tx }) => {
      const id = newId()
      const { lengthM } = compileBorderLine({ id, positions: body.path, homeSide: body.homeSide })
      await checkReferences(tx, 'border-line', [{ field: 'replaces', id: body.replaces }])
      const record = makeRecord('border-line', { ...body, id, synthetic: false })
      const units = await listRecords(tx, 'unit')
      return {
        changes: [
          { kind: 'border-line', id, record, expectedVersion: 0 },
          ...firstGround(units, record, lengthM),
        ],
        reply: { status: 201, body: { ...record, version: 1 } },
      }
    }),
})

/** Of a county without ground, as its administrator belongs to, the first line is the ground. */
function firstGround(
  units: readonly Stored<'unit'>[],
  line: BorderLineRecord,
  lengthM: number,
): readonly Change[] {
  const [first] = units
  if (first === undefined) return [firstUnit(line, lengthM)]
  if (units.some(({ record }) => record.ground.length > 0) || first.record.parentId !== null) return []
  const record = { ...first.record, ground: [{ lineId: line.id, fromM: 0, toM: lengthM }] }
  return [{ kind: 'unit', id: record.id, record, expectedVersion: first.version }]
}

/** Somebody must hold the ground before anybody can be assigned: a county of the line's name does. */
function firstUnit({ id: lineId, name }: BorderLineRecord, lengthM: number): Change {
  const id = newId()
  const ground = [{ lineId, fromM: 0, toM: lengthM }]
  const record = makeRecord('unit', { id, name, level: 'county', parentId: null, ground, synthetic: false })
  return { kind: 'unit', id, record, expectedVersion: 0 }
}

/** Takes all markers of a file or none. */
export const loadMarkers = endpoint({
  summary: 'Load the markers of a line from CSV: number,lon,lat[,official_chainage_m]; all or none',
  tag: 'county',
  params: z.object({ id: z.uuid() }),
  body: z.string(),
  bodyType: 'text/csv',
  mostBodyBytes: largeBodyBytes,
  answer: z.object({ items: z.array(z.object({ ...marker.shape, version: z.number().int() })) }),
  status: 201,
  act: 'new',
  handle: ({ app, params, body, request }) =>
    actOf(app, request, 'markers-loaded', async ({ tx, lines }) => {
      const line = lines.find(({ record }) => record.id === params.id)?.line
      if (line === undefined) throw notFound('id', params.id)
      const standing = (await listRecords(tx, 'marker', { lineId: params.id })).map(({ record }) => record)
      const markers = readMarkers(body, line, standing).map((fields): Marker =>
        makeRecord('marker', { ...fields, id: newId(), lineId: params.id }),
      )
      if (markers.length === 0)
        throw new Refusal('field-invalid', {
          en: 'The file holds no marker: line 2 would be the first.',
          zh: '文件中没有界碑：第 2 行应为第一条。',
        })
      return {
        changes: markers.map((record) => ({ kind: 'marker', id: record.id, record, expectedVersion: 0 })),
        reply: { status: 201, body: { items: markers.map((record) => ({ ...record, version: 1 })) } },
      }
    }),
})
