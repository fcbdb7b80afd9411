import { z } from 'zod'
import type { Acknowledgement, ActRequest, Saying } from './actKind.ts'
import { barrierDamage } from './barrierDamage.ts'
import { fieldNote } from './fieldNote.ts'
import { foundTrail } from './foundTrail.ts'
import { gapInHand } from './gapInHand.ts'
import { incident } from './incident.ts'
import { patrolWord } from './patrolWord.ts'
import { placeHandover } from './placeHandover.ts'
import { stillOnDuty } from './stillOnDuty.ts'
import { trailCorrection } from './trailCorrection.ts'
import { trailEvent } from './trailEvent.ts'
import type { FieldView } from '../fieldView.ts'
import type { TrailStatus } from '../../../data/model/trail.ts'

/**
 * Every kind of act that the phone keeps and sends. A new kind is one file beside this one that calls
 * `defineActKind` (what it holds, how it is asked of the server, what its receipt keeps, its words), and
 * one entry here. Its form calls `useFormAct(…).send` with its `about`, its fields and, where it has any,
 * the `photos` kept on this phone; the outbox, its receipts, photos, words and corrections follow.
 */
const actKinds = {
  trail: trailEvent,
  found: foundTrail,
  correction: trailCorrection,
  gap: gapInHand,
  damage: barrierDamage,
  incident,
  note: fieldNote,
  handover: placeHandover,
  'on-duty': stillOnDuty,
  patrol: patrolWord,
} as const

type ActKinds = typeof actKinds

export type WaitingAct = z.infer<ActKinds[keyof ActKinds]['waiting']>
export type SentAct = z.infer<ActKinds[keyof ActKinds]['sent']>

/** A kind as the outbox sees it, which is given acts of that kind only. */
interface AnyKind {
  readonly timeWord: 'observed' | 'entered'
  request(act: WaitingAct, photos: readonly string[], sentAs: ReadonlyMap<string, string>): ActRequest
  read(answer: unknown, answeredAt: string): Pick<Acknowledgement, 'receivedAt' | 'answered'>
  title(act: WaitingAct | SentAct, say: Saying): string
  outcome?(act: SentAct, say: Saying): { status: TrailStatus; sentence: string } | undefined
  makes?(act: WaitingAct): string
  restsOn?(act: WaitingAct): string | null
  correction(act: WaitingAct): FieldView
}

export const kindOf = ({ about }: { readonly about: keyof ActKinds }): AnyKind =>
  actKinds[about] as unknown as AnyKind

const schemas = Object.values(actKinds)

export const waitingAct = z.union(schemas.map(({ waiting }) => waiting))
export const sentAct = z.union(schemas.map(({ sent }) => sent))
