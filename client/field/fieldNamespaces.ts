import { chiefWords } from '../chiefs/words.ts'
import { trailWords } from '../trails/words.ts'
import { fieldPatrolWords } from './patrol/words.ts'
import { fieldShiftWords } from './shifts/words.ts'
import { fieldHandoverWords } from './handover/words.ts'
import { fieldReportWords } from './report/words.ts'
import { photoWords } from '../photos/words.ts'
import { fieldTrailWords } from './trailWords.ts'
import { accountWords } from '../account/words.ts'
import { gapWords } from '../gaps/words.ts'
import { historyWords } from '../history/words.ts'
import { domainWords } from '../i18n/domainWords.ts'
import { keepingWords } from '../keeping/words.ts'
import { knowledgeWords } from '../knowledge/words.ts'
import { liveWords } from '../live/words.ts'
import { shellWords } from '../shell/words.ts'
import { fieldDamageWords } from './damageWords.ts'
import { fieldKeptWords } from './kept/words.ts'
import { fieldMapWords } from './map/words.ts'
import { fieldWords } from './words.ts'

/** The words of what the phone shows; the desk's others are never sent there. */
export const fieldNamespaces = {
  domain: domainWords,
  shell: shellWords,
  live: liveWords,
  keeping: keepingWords,
  history: historyWords,
  knowledge: knowledgeWords,
  gaps: gapWords,
  field: fieldWords,
  fieldDamage: fieldDamageWords,
  fieldMap: fieldMapWords,
  fieldKept: fieldKeptWords,
  account: accountWords,
  fieldTrails: fieldTrailWords,
  photos: photoWords,
  fieldReport: fieldReportWords,
  fieldHandover: fieldHandoverWords,
  fieldPatrol: fieldPatrolWords,
  fieldShifts: fieldShiftWords,
  trails: trailWords,
  chiefs: chiefWords,
} as const
