import { firstSettings } from '../data/model/countySettings.ts'
import { singleRecord } from './singleRecord.ts'

export const {
  read: readSettings,
  get: getSettings,
  set: changeSettings,
} = singleRecord({
  kind: 'county-settings',
  tag: 'rules',
  first: firstSettings,
  summary: 'What the county decided about how it works',
  setSummary: 'Change what the county decided; If-Match "0" sets it for the first time',
  act: 'settings-changed',
})
