import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import { noteSubject } from '../../data/model/fieldNote.ts'
import { trailEventKind, type TrailEventKind } from '../../data/model/trail.ts'

type NoteSubject = z.infer<typeof noteSubject>

/** What the phone shows; it lives in the address, so the phone's own back key works. */
export type FieldView =
  | { page: 'first' }
  | { page: 'ground' }
  | { page: 'outbox' }
  | { page: 'map' }
  /** What is kept on the phone. */
  | { page: 'kept' }
  | { page: 'trail'; trailId: string }
  | {
      page: 'act'
      trailId: string
      kind: TrailEventKind
      /** The event that a withdrawal takes back. */
      withdraws: string | undefined
      /** The refused act that this one corrects. */
      corrects: string | undefined
    }
  /** A gap now, to be taken in hand; `corrects` names the refused act that this one corrects. */
  | { page: 'gap'; lineId: string; fromM: number; toM: number; corrects: string | undefined }
  /** A damage to a barrier. */
  | { page: 'damage'; barrierId: string; corrects: string | undefined }
  /** What is said of a listed trail. */
  | { page: 'correct'; trailId: string; corrects: string | undefined }
  /** A way that is on no list. */
  | { page: 'found'; corrects: string | undefined }
  /** What can be reported beside trails and gaps. */
  | { page: 'report' }
  | { page: 'incident'; trailId: string | undefined; corrects: string | undefined }
  | { page: 'note'; about: NoteSubject; corrects: string | undefined }
  /** Which checkpoint is chosen first where none is named. */
  | { page: 'handover'; checkpointId: string | undefined; corrects: string | undefined }
  | { page: 'patrol'; patrolId: string }
  /** One's own of the coming two weeks. */
  | { page: 'shifts' }
  | { page: 'receipt'; actId: string }

const viewKeys = [
  'map',
  'kept',
  'choose',
  'outbox',
  'trail',
  'act',
  'withdraws',
  'corrects',
  'receipt',
  'gap',
  'damage',
  'correct',
  'found',
  'report',
  'incident',
  'note',
  'handover',
  'patrol',
  'shifts',
]

/** Of a place, the ground itself included, that an address names as `trail:<id>` or `ground`. */
function subjectOf(text: string): NoteSubject {
  const [kind, id] = text.split(':')
  return noteSubject.safeParse({ kind, id }).data ?? { kind: 'ground' }
}

/** A form that an address names, with what it is about where that is said. */
function tryReport(address: URLSearchParams): FieldView | undefined {
  const corrects = address.get('corrects') ?? undefined
  if (address.has('report')) return { page: 'report' }
  if (address.has('shifts')) return { page: 'shifts' }
  const patrolId = address.get('patrol')
  if (patrolId !== null) return { page: 'patrol', patrolId }
  const note = address.get('note')
  if (note !== null) return { page: 'note', about: subjectOf(note), corrects }
  if (address.has('incident'))
    return { page: 'incident', trailId: address.get('incident') || undefined, corrects }
  if (address.has('handover'))
    return { page: 'handover', checkpointId: address.get('handover') || undefined, corrects }
  return undefined
}

export function parseFieldView(address: URLSearchParams): FieldView {
  const receipt = address.get('receipt')
  if (receipt !== null) return { page: 'receipt', actId: receipt }
  if (address.has('choose')) return { page: 'ground' }
  if (address.has('kept')) return { page: 'kept' }
  if (address.has('map')) return { page: 'map' }
  if (address.has('outbox')) return { page: 'outbox' }
  const report = tryReport(address)
  if (report !== undefined) return report
  const [lineId, from, to] = (address.get('gap') ?? '').split(':')
  const [fromM, toM] = [Number(from), Number(to)]
  if (lineId !== undefined && fromM < toM)
    return { page: 'gap', lineId, fromM, toM, corrects: address.get('corrects') ?? undefined }
  const barrierId = address.get('damage')
  if (barrierId !== null) return { page: 'damage', barrierId, corrects: address.get('corrects') ?? undefined }
  if (address.has('found')) return { page: 'found', corrects: address.get('corrects') ?? undefined }
  const correct = address.get('correct')
  if (correct !== null)
    return { page: 'correct', trailId: correct, corrects: address.get('corrects') ?? undefined }
  const trailId = address.get('trail')
  if (trailId === null) return { page: 'first' }
  const kind = trailEventKind.safeParse(address.get('act'))
  return kind.success
    ? {
        page: 'act',
        trailId,
        kind: kind.data,
        withdraws: address.get('withdraws') ?? undefined,
        corrects: address.get('corrects') ?? undefined,
      }
    : { page: 'trail', trailId }
}

/** The address of a view; what else the address says (the language) stays. */
export function formatFieldView(before: URLSearchParams, view: FieldView): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const key of viewKeys) after.delete(key)
  switch (view.page) {
    case 'first':
      break
    case 'ground':
      after.set('choose', '1')
      break
    case 'outbox':
      after.set('outbox', '1')
      break
    case 'kept':
      after.set('kept', '1')
      break
    case 'map':
      after.set('map', '1')
      break
    case 'trail':
      after.set('trail', view.trailId)
      break
    case 'act':
      after.set('trail', view.trailId)
      after.set('act', view.kind)
      if (view.withdraws !== undefined) after.set('withdraws', view.withdraws)
      if (view.corrects !== undefined) after.set('corrects', view.corrects)
      break
    case 'gap':
      after.set('gap', `${view.lineId}:${Math.round(view.fromM)}:${Math.round(view.toM)}`)
      if (view.corrects !== undefined) after.set('corrects', view.corrects)
      break
    case 'damage':
      after.set('damage', view.barrierId)
      if (view.corrects !== undefined) after.set('corrects', view.corrects)
      break
    case 'correct':
      after.set('correct', view.trailId)
      if (view.corrects !== undefined) after.set('corrects', view.corrects)
      break
    case 'found':
      after.set('found', '1')
      if (view.corrects !== undefined) after.set('corrects', view.corrects)
      break
    case 'report':
      after.set('report', '1')
      break
    case 'incident':
      after.set('incident', view.trailId ?? '')
      if (view.corrects !== undefined) after.set('corrects', view.corrects)
      break
    case 'note':
      after.set('note', view.about.kind === 'ground' ? 'ground' : `${view.about.kind}:${view.about.id}`)
      if (view.corrects !== undefined) after.set('corrects', view.corrects)
      break
    case 'handover':
      after.set('handover', view.checkpointId ?? '')
      if (view.corrects !== undefined) after.set('corrects', view.corrects)
      break
    case 'shifts':
      after.set('shifts', '1')
      break
    case 'patrol':
      after.set('patrol', view.patrolId)
      break
    case 'receipt':
      after.set('receipt', view.actId)
      break
  }
  return after
}

export function useFieldView() {
  const [address, setAddress] = useSearchParams()
  return {
    view: parseFieldView(address),
    show: (view: FieldView, options?: { replace?: boolean }) =>
      setAddress((before) => formatFieldView(before, view), { replace: options?.replace === true }),
  }
}
