import type { Namespace, TFunction } from 'i18next'
import { z } from 'zod'
import type { TrailStatus } from '../../../data/model/trail.ts'
import type { Name } from '../../../data/model/values.ts'
import type { FieldView } from '../fieldView.ts'

/** Of an act that was kept before there were accounts. */
export const localOperator = 'local operator'

/** What the phone's own clocks read when an act was pressed. */
const pressedBy = z.object({
  /** The one that people set. */
  saidMs: z.number(),
  /** See `delivery/phoneClock.ts`. */
  steadyMs: z.number(),
  page: z.string(),
  /** False where the times below are by that clock only: they are put right at the next contact. */
  isSettled: z.boolean(),
})

const ofEveryAct = {
  actId: z.string(),
  /** Whose it is: it is sent under no other name. */
  userName: z.string().default(localOperator),
  /** By the server's clock, as far as it is known. */
  pressedAt: z.string(),
  /** Whose phone it was pressed on, where it came here in a file; null where it was pressed here. */
  broughtFrom: z.string().nullable().default(null),
  /** Acts kept by an earlier version say nothing of it. */
  pressedBy: pressedBy.nullable().default(null),
  /** When what it tells was seen or done. */
  observedAt: z.string(),
  /** Who entered it in their place; it is sent once whose it is said that it is theirs. */
  enteredBy: z.string().nullable().default(null),
  /** As they are kept on this phone, under names of its own; they are sent before the act, which names them. */
  photos: z.array(z.string()).default([]),
}

/**
 * An act that an officer has pressed and the server has not yet acknowledged. It keeps its `actId`
 * over every repeat, so the server writes it once however often it arrives.
 */
const ofWaiting = {
  ...ofEveryAct,
  attempts: z.number().int(),
  /** What stood in the way at the last attempt; null before the first. */
  trouble: z.enum(['unreachable', 'server-failed', 'signed-out']).nullable(),
  /** The server's sentence where it refused the act; a refused act is not repeated. */
  refusal: z
    .object({ sentence: z.string(), field: z.string().nullable(), code: z.string().default('') })
    .nullable(),
}

/** An acknowledged act: what was sent, and what the receipt shows. */
const ofSent = {
  ...ofEveryAct,
  /** The server's own time of arrival. */
  receivedAt: z.string(),
  /** The act's place in the journal, by which it is taken back; null where the server did not say. */
  sequence: z.number().int().nullable().default(null),
  /** The server has it no more: it was put back to a backup from before. */
  lost: z.boolean().default(false),
  /** How many of its photos this phone had no more when it was sent: it went without them. */
  missingPhotos: z.number().int().default(0),
  /** False of what was kept by an earlier version, which kept too little to send it once more. */
  isWhole: z.boolean().default(true),
}

type Held<Shape extends z.core.$ZodShape> = z.infer<z.ZodObject<Shape>>

/** What a kind asks the server to write. */
export interface ActRequest {
  readonly method?: 'POST' | 'PUT' | 'DELETE'
  /** Below `/api`. */
  readonly address: string
  readonly body: unknown
  /** The version of the record that was changed. */
  readonly version?: number
}

/** What the server answers to an act that it has written. */
export interface Acknowledgement {
  readonly receivedAt: string
  readonly sequence: number | null
  /** How many of the act's photos were not on this phone any more. */
  readonly missingPhotos?: number
  /** What the receipt keeps of the answer. */
  readonly answered: unknown
}

/** What an act is put into words with, in the language of the page. */
export interface Saying {
  readonly t: TFunction<'field'>
  /** The words of another namespace. */
  readonly words: <Space extends Namespace>(space: Space) => TFunction<Space>
  readonly nameOf: (name: Name) => string
}

interface KindParts<
  About extends string,
  Fields extends z.core.$ZodShape,
  Answered extends z.core.$ZodShape,
  Act = Held<typeof ofEveryAct & Fields>,
> {
  readonly about: About
  /** What an act of this kind holds beside what every act does. */
  readonly fields: Fields
  /** What its receipt keeps of the server's answer. */
  readonly answered: Answered
  /** `photos` are the server's names of the act's photos; `sentAs` gives each by its name on this phone. */
  request(act: Act, photos: readonly string[], sentAs: ReadonlyMap<string, string>): ActRequest
  /** Reads the server's answer, given at `answeredAt`; throws where it is another. */
  read(
    answer: unknown,
    answeredAt: string,
  ): { receivedAt: string; answered: Held<z.ZodObject<Answered>['shape']> }
  /** What it says; of one that was sent, with what the server made of it. */
  title(act: Act & { answered?: Held<z.ZodObject<Answered>['shape']> }, say: Saying): string
  /** Whether its time is when something was seen, or when it was entered. */
  readonly timeWord: 'observed' | 'entered'
  /** What it led to, shown by its receipt. */
  outcome?(
    act: Act & { answered: Held<z.ZodObject<Answered>['shape']> },
    say: Saying,
  ): { status: TrailStatus; sentence: string } | undefined
  /** The id of a record that it makes: what rests on it is sent after it. */
  makes?(act: Act): string
  /** The id of a record that has to be there before. */
  restsOn?(act: Act): string | null
  /** The form by which a refused one is entered anew. */
  correction(act: Act): FieldView
}

/** One kind of act, with the schemas of what waits and of its receipts. */
export function defineActKind<
  About extends string,
  Fields extends z.core.$ZodShape,
  Answered extends z.core.$ZodShape,
>(parts: KindParts<About, Fields, Answered>) {
  const about = z.literal(parts.about)
  return {
    ...parts,
    waiting: z.object({ ...ofWaiting, ...parts.fields, about }),
    sent: z.object({ ...ofSent, ...parts.fields, about, answered: z.object(parts.answered) }),
  }
}
