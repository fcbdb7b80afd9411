import { z } from 'zod'
import { countySettingsId } from './ids.ts'
import { firstNotice, sealingNotice } from './sealingNotice.ts'
import { name, synthetic } from './values.ts'

/** What a county decides about how it works; there is one of it, and until it is first set all is as given here. */
export const countySettings = z.object({
  id: countySettingsId,
  /** What leaves the county's accounts, a display link or a table, takes a second person. */
  approveReleases: z.boolean().default(false),
  /** The wall and lists of gaps name the chiefs that answer for them, not their posts alone. */
  chiefNames: z.boolean().default(false),
  /** Stands on every wall and on everything taken along: 内部. */
  classification: name.nullable().default(null),
  /** Laid thinly over every wall and everything taken along. */
  watermark: z.string().trim().min(1).max(60).nullable().default(null),
  /** What stands on the notice where a trail is closed. */
  sealingNotice: sealingNotice.default(firstNotice),
  synthetic,
})
export type CountySettings = z.infer<typeof countySettings>

/** Of the one that there is. */
export const theSettingsId = countySettingsId.parse('00000000-0000-7000-8000-000000000001')

export const firstSettings: CountySettings = countySettings.parse({ id: theSettingsId, synthetic: false })
