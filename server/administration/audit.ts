import { z } from 'zod'
import { auditEntry } from '../../data/model/audit.ts'
import { listAudit } from '../../data/store/audit.ts'
import { endpoint } from '../endpoint.ts'

export const getAudit = endpoint({
  summary: 'Who signed in, who tried to, and what was refused; newest first',
  tag: 'administration',
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(500).default(100),
    before: z.coerce
      .number()
      .int()
      .min(1)
      .optional()
      .meta({ description: 'An id; only entries before it, for the page after' }),
  }),
  answer: z.object({ items: z.array(auditEntry) }),
  handle: async ({ app, query }) => ({ body: { items: await listAudit(app.db, query) } }),
})
