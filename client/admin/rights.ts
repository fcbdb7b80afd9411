import type { Right } from '../../data/model/access.ts'

/** Each opens a part of the administration. */
export const administrationRights: readonly Right[] = [
  'keep-units',
  'keep-people',
  'see-accounts',
  'arrange-walls',
  'see-displays',
  'see-audit',
  'set-rules',
]
