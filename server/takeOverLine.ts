import { z } from 'zod'
import type { Change } from '../data/journal/commit.ts'
import { Refusal } from '../data/journal/refusal.ts'
import { lineTakeOver, type LineTakeOver } from '../data/model/lineTakeOver.ts'
import { movedKind, movedRecord, namesLineWithin, type OntoLine } from '../data/model/movedRecord.ts'
import type { AnyRecord } from '../data/model/recordPlace.ts'
import { readTogether } from '../data/store/acts.ts'
import { listRecords, recordsOf, type Stored } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { locate } from '../geo/chainage.ts'
import { lineMoveBetween, movedChainage, type LineMove, type SurveyedLine } from '../geo/lineMove.ts'
import { actOf } from './actOf.ts'
import { endpoint, notFound } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'
import type { LineEntry } from './lineShelf.ts'

/** A place whose position lies so far along the line from where the markers put it is to be looked at. */
const farApartM = 50

const params = z.object({ id: z.uuid() })

export const previewTakeOver = endpoint({
  summary: 'What would move onto a line, by its markers, if it took the place of the one that it replaces',
  tag: 'county',
  params,
  query: z.strictObject(asOfQuery),
  answer: lineTakeOver,
  async handle({ app, params: { id }, query }) {
    const { past, headers } = await knowledgeOf(app, query.asOf)
    const read = async (tx: Reader, sequence: number) => {
      const lines = await app.lines.at(tx, sequence)
      return { headers, body: (await takeOver(tx, lines, id)).told }
    }
    return readTogether(app.db, read, past)
  },
})

/** History moves with the line, so that coverage of the past stays whole; as of then it shows the line before. */
export const takeOverLine = endpoint({
  summary: 'Let a line take the place of the one that it replaces: all that lay there moves by its markers',
  tag: 'county',
  params,
  answer: lineTakeOver,
  act: 'new',
  handle: ({ app, params: { id }, request }) =>
    actOf(app, request, 'line-taken-over', async ({ tx, lines }) => {
      const { changes, told } = await takeOver(tx, lines, id)
      return { changes, reply: { status: 200, body: told } }
    }),
})

async function takeOver(tx: Reader, lines: readonly LineEntry[], id: string) {
  const after = lines.find(({ record }) => record.id === id)
  if (after === undefined) throw notFound('id', id)
  if (after.record.replaces === null)
    throw new Refusal('step-out-of-order', {
      en: 'This line does not say which one it replaces.',
      zh: '这条线没有注明它取代哪一条线。',
    })
  const before = lines.find(({ record }) => record.id === after.record.replaces)
  if (before === undefined)
    throw new Refusal('step-out-of-order', {
      en: 'The line that this one replaces is gone: it has taken its place already.',
      zh: '被取代的线已不存在：这条线已经接替了它。',
    })
  await checkNoneWaits(tx, before)
  const markersOf = ({ record }: LineEntry) => listRecords(tx, 'marker', { lineId: record.id })
  const gone = await markersOf(before)
  const move = lineMoveBetween(surveyOf(before, gone), surveyOf(after, await markersOf(after)))
  const { changes, moves } = await moveRecords(tx, {
    fromLineId: before.record.id,
    lineId: after.record.id,
    moved: (chainageM) => movedChainage(move, chainageM),
  })
  return {
    changes: [...changes, ...goneWith(before, gone)],
    told: { ...toldOf(before, after, move), moves, apart: apartOn(after, changes) },
  }
}

/** What was sent for approval says where it would stand by the survey of then. */
async function checkNoneWaits(tx: Reader, { record }: LineEntry): Promise<void> {
  const proposals = await listRecords(tx, 'barrier-proposal', { lineId: record.id })
  const waiting = proposals.find((one) => one.record.state === 'sent')
  if (waiting === undefined) return
  const { en, zh } = waiting.record.name
  throw new Refusal('step-out-of-order', {
    en: `The barrier ${en} waits for approval on the line that is replaced: decide it first, or take it back.`,
    zh: `被取代的线上还有待审批的物防「${zh}」：请先审批或撤回。`,
  })
}

const surveyOf = ({ line }: LineEntry, markers: readonly Stored<'marker'>[]): SurveyedLine => ({
  lengthM: line.lengthM,
  markers: recordsOf(markers),
})

async function moveRecords(tx: Reader, onto: OntoLine) {
  const changes: Change[] = []
  const moves: LineTakeOver['moves'] = {}
  for (const kind of movedKind.options) {
    const selection = namesLineWithin(kind) ? {} : { lineId: onto.fromLineId }
    for (const { record, version } of await listRecords(tx, kind, selection)) {
      const moved = movedRecord({ kind, record } as Parameters<typeof movedRecord>[0], onto)
      if (moved === undefined) continue
      changes.push({ kind, id: record.id, record: moved, expectedVersion: version })
      moves[kind] = (moves[kind] ?? 0) + 1
    }
  }
  return { changes, moves }
}

/** The line that is replaced and its markers are no more; the journal keeps them. */
function goneWith({ record, version }: LineEntry, markers: readonly Stored<'marker'>[]): Change[] {
  return [
    ...markers.map((marker): Change => ({
      kind: 'marker',
      id: marker.record.id,
      record: null,
      expectedVersion: marker.version,
    })),
    { kind: 'border-line', id: record.id, record: null, expectedVersion: version },
  ]
}

const toldOf = (before: LineEntry, after: LineEntry, move: LineMove) => ({
  before: { id: before.record.id, name: before.record.name, lengthM: before.line.lengthM },
  after: { id: after.record.id, name: after.record.name, lengthM: after.line.lengthM },
  ...move,
  farApartM,
})

/** Places on the map whose own position says another chainage than the markers do. */
function apartOn({ line }: LineEntry, changes: readonly Change[]) {
  return changes.flatMap((change) => {
    const { kind, record } = change as AnyRecord & { id: string }
    if (kind !== 'port' && kind !== 'trade-point' && kind !== 'checkpoint' && kind !== 'device') return []
    const surveyedM = locate(line, record.position).chainageM
    if (Math.abs(surveyedM - record.chainageM) <= farApartM) return []
    return [{ kind, id: record.id, name: record.name, movedM: record.chainageM, surveyedM }]
  })
}
