import { planOnFileWords } from '../plansOnFile/words.ts'
import { rosterWords } from '../rosters/words.ts'
import { chiefWords } from '../chiefs/words.ts'
import { noticeWords } from '../trails/notice/words.ts'
import { trailWords } from '../trails/words.ts'
import { reportWords } from '../overview/reports/words.ts'
import { fieldPatrolWords } from '../field/patrol/words.ts'
import { fieldShiftWords } from '../field/shifts/words.ts'
import { fieldHandoverWords } from '../field/handover/words.ts'
import { fieldReportWords } from '../field/report/words.ts'
import { patrolPlanWords } from '../patrols/words.ts'
import { photoWords } from '../photos/words.ts'
import { fieldTrailWords } from '../field/trailWords.ts'
import { aboutWords } from '../about/words.ts'
import { calendarWords } from '../account/calendarWords.ts'
import { accountWords } from '../account/words.ts'
import { adminWords } from '../admin/words.ts'
import { fieldDamageWords } from '../field/damageWords.ts'
import { fieldWords } from '../field/words.ts'
import { fieldKeptWords } from '../field/kept/words.ts'
import { fieldMapWords } from '../field/map/words.ts'
import { gapWords } from '../gaps/words.ts'
import { proposalWords } from '../proposals/words.ts'
import { knowledgeWords } from '../knowledge/words.ts'
import { keepingWords } from '../keeping/words.ts'
import { historyWords } from '../history/words.ts'
import { lineWords } from '../lines/words.ts'
import { liveWords } from '../live/words.ts'
import { mapWords } from '../map/words.ts'
import { overviewWords } from '../overview/words.ts'
import { planFilesWords } from '../plan/files/words.ts'
import { planRuleWords } from '../plan/ruleWords.ts'
import { planLifeWords } from '../plan/life/words.ts'
import { planSheetWords } from '../plan/sheet/words.ts'
import { planScenarioWords } from '../plan/scenarios/words.ts'
import { planTerrainWords } from '../plan/terrain/words.ts'
import { planWorthWords } from '../plan/worth/words.ts'
import { planWords } from '../plan/words.ts'
import { saveWords } from '../save/words.ts'
import { standingWords } from '../wall/standingWords.ts'
import { replayWords } from '../replay/words.ts'
import { shellWords } from '../shell/words.ts'
import { tableWords } from '../table/words.ts'
import { unrolledWords } from '../unrolled/words.ts'
import { actWords } from '../wall/actWords.ts'
import { wallWords } from '../wall/words.ts'
import { domainWords } from './domainWords.ts'

/** Each workplace keeps its words beside its components; one namespace a workplace. */
export const namespaces = {
  domain: domainWords,
  shell: shellWords,
  live: liveWords,
  keeping: keepingWords,
  history: historyWords,
  knowledge: knowledgeWords,
  map: mapWords,
  unrolled: unrolledWords,
  gaps: gapWords,
  proposals: proposalWords,
  overview: overviewWords,
  lines: lineWords,
  wall: wallWords,
  acts: actWords,
  standing: standingWords,
  replay: replayWords,
  plan: planWords,
  planFiles: planFilesWords,
  planRules: planRuleWords,
  planLife: planLifeWords,
  planSheet: planSheetWords,
  planScenario: planScenarioWords,
  patrolPlans: patrolPlanWords,
  planTerrain: planTerrainWords,
  planWorth: planWorthWords,
  field: fieldWords,
  fieldDamage: fieldDamageWords,
  fieldMap: fieldMapWords,
  fieldKept: fieldKeptWords,
  save: saveWords,
  table: tableWords,
  account: accountWords,
  ownCalendar: calendarWords,
  admin: adminWords,
  about: aboutWords,
  fieldTrails: fieldTrailWords,
  photos: photoWords,
  fieldReport: fieldReportWords,
  fieldHandover: fieldHandoverWords,
  fieldPatrol: fieldPatrolWords,
  fieldShifts: fieldShiftWords,
  reports: reportWords,
  trails: trailWords,
  notice: noticeWords,
  chiefs: chiefWords,
  rosters: rosterWords,
  plansOnFile: planOnFileWords,
} as const
