import { firstRosterRules } from '../../data/model/rosterRules.ts'
import { singleRecord } from '../singleRecord.ts'

export const { get: getRosterRules, set: setRosterRules } = singleRecord({
  kind: 'roster-rules',
  tag: 'rules',
  first: firstRosterRules,
  summary: 'What rosters are judged by: rest, hours a week, the share of nights',
  setSummary: 'Set what rosters are judged by; If-Match "0" sets it for the first time',
  act: 'roster-rules-set',
})
