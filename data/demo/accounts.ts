import type { Role } from '../model/account.ts'
import type { Name } from '../model/values.ts'

/** Everybody's in a demonstration, and said so on the page where one signs in. */
export const demonstrationPassword = 'borderkeep-demo'

/** One account a role; the first three belong to a township, the others to the county. */
export const demonstrationAccounts: readonly {
  readonly userName: string
  readonly name: Name
  readonly role: Role
  readonly ofTownship: boolean
}[] = [
  {
    userName: 'officer',
    name: { en: 'Demo duty officer', zh: '演示执勤人员' },
    role: 'duty-officer',
    ofTownship: true,
  },
  {
    userName: 'chief',
    name: { en: 'Demo segment chief', zh: '演示段长' },
    role: 'segment-chief',
    ofTownship: true,
  },
  {
    userName: 'planner',
    name: { en: 'Demo planner', zh: '演示物防规划员' },
    role: 'planner',
    ofTownship: true,
  },
  {
    userName: 'commander',
    name: { en: 'Demo commander', zh: '演示指挥长' },
    role: 'commander',
    ofTownship: false,
  },
  {
    userName: 'approver',
    name: { en: 'Demo approver', zh: '演示审批人' },
    role: 'approver',
    ofTownship: false,
  },
  {
    userName: 'desk',
    name: { en: 'Demo duty desk', zh: '演示值班室' },
    role: 'duty-desk',
    ofTownship: false,
  },
  {
    userName: 'inspector',
    name: { en: 'Demo inspector', zh: '演示督查员' },
    role: 'inspector',
    ofTownship: false,
  },
  {
    userName: 'admin',
    name: { en: 'Demo administrator', zh: '演示管理员' },
    role: 'administrator',
    ofTownship: false,
  },
]
