import { z } from 'zod'

const kept = z.looseObject({ actId: z.string(), pressedAt: z.string() })

const trail = z.looseObject({
  about: z.literal('trail').default('trail'),
  trailId: z.string(),
  event: z.looseObject({ observedAt: z.string() }).nullable().optional(),
  kind: z.string().optional(),
  observedAt: z.string().optional(),
  status: z.string().nullable().optional(),
})

const gap = z.looseObject({
  about: z.literal('gap'),
  word: z.looseObject({ fromM: z.number(), toM: z.number(), until: z.string() }),
  asked: z.looseObject({ until: z.string() }).nullable().optional(),
})

const damage = z.looseObject({ about: z.literal('damage'), report: z.looseObject({ at: z.string() }) })

/**
 * What an earlier version kept, as this one keeps it: the time of what was seen stood in each kind's own
 * field, and the oldest receipts did not hold all that was sent. Anything else is given back as it is.
 */
export function keptNow(value: unknown): unknown {
  const act = kept.safeParse(value).data
  if (act === undefined || ('observedAt' in act && !('kind' in act))) return value
  const parsed = z.union([gap, damage, trail]).safeParse(act).data
  switch (parsed?.about) {
    case undefined:
      return value
    case 'trail': {
      const { event, kind, observedAt, status, ...rest } = parsed
      if (event !== null && event !== undefined) {
        const { observedAt, ...said } = event
        return { ...rest, observedAt, event: said, answered: { status: status ?? null } }
      }
      const noEvent = { kind, method: null, order: null, withdraws: null }
      return { ...rest, observedAt, event: noEvent, answered: { status: status ?? null }, isWhole: false }
    }
    case 'gap': {
      const { word, asked, ...rest } = parsed
      const { until, ...said } = asked ?? word
      const forMs = Date.parse(until) - Date.parse(act.pressedAt)
      const { fromM, toM } = word
      const isWhole = asked !== null && asked !== undefined
      return { ...rest, observedAt: act.pressedAt, word: said, forMs, answered: { fromM, toM }, isWhole }
    }
    case 'damage': {
      const { at, ...report } = parsed.report
      return { ...parsed, observedAt: at, report, answered: {} }
    }
  }
}
