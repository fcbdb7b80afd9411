import type { Role } from '../model/account.ts'

/** Everybody's in a demonstration, and said so on the page where one signs in. */
export const demonstrationPassword = 'borderkeep-demo'

/** One account a role; the first three belong to a township, the others to the county. */
export const demonstrationAccounts: readonly {
  readonly userName: string
  readonly name: string
  readonly role: Role
  readonly ofTownship: boolean
}[] = [
  { userName: 'officer', name: 'Demo duty officer', role: 'duty-officer', ofTownship: true },
  { userName: 'chief', name: 'Demo segment chief', role: 'segment-chief', ofTownship: true },
  { userName: 'planner', name: 'Demo planner', role: 'planner', ofTownship: true },
  { userName: 'commander', name: 'Demo commander', role: 'commander', ofTownship: false },
  { userName: 'approver', name: 'Demo approver', role: 'approver', ofTownship: false },
  { userName: 'desk', name: 'Demo duty desk', role: 'duty-desk', ofTownship: false },
  { userName: 'inspector', name: 'Demo inspector', role: 'inspector', ofTownship: false },
  { userName: 'admin', name: 'Demo administrator', role: 'administrator', ofTownship: false },
]
