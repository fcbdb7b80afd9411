import { z } from 'zod'
import { Refusal } from '../../data/journal/refusal.ts'
import { mayAnywhere } from '../../data/model/access.ts'
import { addAudit } from '../../data/store/audit.ts'
import { endpoint } from '../endpoint.ts'
import { readSettings } from '../settings.ts'

/**
 * A table or picture that leaves as a file is a release: a page asks here before it writes one. What
 * somebody may read they could copy; so this neither hides nor gives anything, it says who may hand it on
 * and keeps who did.
 */
export const noteExport = endpoint({
  summary: 'Ask whether a table or picture may be taken along as a file; it is written into the audit',
  tag: 'administration',
  body: z.strictObject({
    what: z.string().trim().min(1).max(80),
    /** Of a table; a picture has none. */
    rows: z.number().int().min(1).optional(),
  }),
  status: 204,
  async handle({ app, body: { what, rows }, request: { actor, client } }) {
    const { approveReleases } = (await readSettings(app.db)).record
    if (approveReleases && !mayAnywhere(actor, 'approve-releases'))
      throw new Refusal('forbidden', {
        en: 'In this county only whoever approves releases takes a table or picture along: ask a commander or an approver.',
        zh: '本县规定只有有权批准外发者可以导出表格或图片：请联系指挥长或审批人。',
      })
    await addAudit(app.db, {
      at: new Date(app.now()).toISOString(),
      kind: 'exported',
      accountId: actor.kind === 'account' ? actor.id : null,
      userName: actor.userName,
      address: client.address,
      detail: rows === undefined ? what : `${what}: ${rows}`,
      device: null,
    })
    return { status: 204, body: undefined }
  },
})
