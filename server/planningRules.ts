import { firstPlanningRules } from '../data/model/planningRules.ts'
import { singleRecord } from './singleRecord.ts'

export const {
  read: readPlanningRules,
  get: getPlanningRules,
  set: setPlanningRules,
} = singleRecord({
  kind: 'planning-rules',
  tag: 'rules',
  first: firstPlanningRules,
  summary: 'Prices and rules that barriers are planned by',
  setSummary: 'Set prices and rules that barriers are planned by; If-Match "0" sets them for the first time',
  act: 'planning-rules-set',
})
