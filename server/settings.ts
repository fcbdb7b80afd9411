import { z } from 'zod'
import {
  countySettings,
  firstSettings,
  theSettingsId,
  type CountySettings,
} from '../data/model/countySettings.ts'
import { readTogether } from '../data/store/acts.ts'
import { tryGetRecord } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { actOf, expectedVersion } from './actOf.ts'
import { inputShape, makeRecord } from './checkInput.ts'
import { endpoint } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

const answer = z.object({ ...countySettings.shape, version: z.number().int().min(0) })

/** As they were set last; version 0 is what holds before anybody set them. */
export async function readSettings(tx: Reader): Promise<{ record: CountySettings; version: number }> {
  return (await tryGetRecord(tx, 'county-settings', theSettingsId)) ?? { record: firstSettings, version: 0 }
}

export const getSettings = endpoint({
  summary: 'What the county decided about how it works',
  tag: 'rules',
  query: z.strictObject(asOfQuery),
  answer,
  async handle({ app, query }) {
    const { past, headers } = await knowledgeOf(app, query.asOf)
    return readTogether(
      app.db,
      async (tx) => {
        const { record, version } = await readSettings(tx)
        return { body: { ...record, version }, headers: { ...headers, ETag: `"${version}"` } }
      },
      past,
    )
  },
})

export const changeSettings = endpoint({
  summary: 'Change what the county decided; If-Match "0" sets it for the first time',
  tag: 'rules',
  body: inputShape(countySettings, []),
  answer,
  act: 'of-version',
  handle: ({ app, body, request }) =>
    actOf(app, request, 'settings-changed', () => {
      const expected = expectedVersion(request)
      const record = makeRecord('county-settings', { ...body, id: theSettingsId, synthetic: false })
      return Promise.resolve({
        changes: [{ kind: 'county-settings', id: theSettingsId, record, expectedVersion: expected }],
        reply: { status: 200, body: { ...record, version: expected + 1 } },
      })
    }),
})
