import { z } from 'zod'
import { trail } from '../../../data/model/trail.ts'
import { defineActKind } from './actKind.ts'

const written = z.object({ version: z.number().int() })

/** All that the server is sent of a trail, so that what is not corrected stays as it was. */
const listedTrail = trail.omit({ id: true, synthetic: true })

/** A trail as somebody left it on the server. */
const standing = z.object({ version: z.number().int(), trail: listedTrail })

/** The same, where it was changed since the correction was entered: by whom and when, where the server says so. */
const overtaking = standing.extend({ by: z.string().nullable(), at: z.string().nullable() })
export type Overtaking = z.infer<typeof overtaking>

const corrected = trail.pick({ name: true, kind: true })
export type Corrected = z.infer<typeof corrected>

/** What an officer corrects of a listed trail, with the version and the values that were seen. */
export const trailCorrection = defineActKind({
  about: 'correction',
  fields: {
    trailId: z.string(),
    trailNumber: z.number().int(),
    base: standing,
    mine: corrected,
    /** What another one made of the same fields meanwhile: the officer chooses. */
    overtaken: overtaking.nullable(),
    /** When the officer kept what the other one made. */
    setAsideAt: z.string().nullable(),
    /** Upon whose changes it was laid before, oldest first; each time it became a new act. */
    laidOn: z.array(
      overtaking.pick({ version: true, by: true, at: true }).extend({
        how: z.enum(['merged', 'chosen']),
        /** Its `actId` until then. */
        was: z.string(),
      }),
    ),
  },
  answered: { version: z.number().int() },
  request: ({ trailId, base, mine }) => ({
    method: 'PUT',
    address: `/collections/trails/items/${trailId}`,
    body: { ...base.trail, ...mine },
    version: base.version,
  }),
  read: (answer, answeredAt) => ({
    receivedAt: answeredAt,
    answered: { version: written.parse(answer).version },
  }),
  title: ({ trailNumber, laidOn }, { t, words }) => {
    const title = words('fieldTrails')('correctionTitle', {
      trail: t('trailNumber', { number: trailNumber }),
    })
    const last = laidOn.at(-1)
    if (last === undefined) return title
    return `${title} · ${words('fieldTrails')(`laidOn.${last.how}`, { version: last.version })}`
  },
  timeWord: 'entered',
  restsOn: ({ trailId }) => trailId,
  correction: ({ actId, trailId }) => ({ page: 'correct', trailId, corrects: actId }),
})

export type WaitingCorrection = z.infer<typeof trailCorrection.waiting>
