import { queryOptions, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { account, delegation, displayLink } from '../../data/model/account.ts'
import { countySettings } from '../../data/model/countySettings.ts'
import { auditEntry } from '../../data/model/audit.ts'
import { instant } from '../../data/model/values.ts'
import type { RecordKind } from '../../data/model/records.ts'
import { versioned } from './records.ts'
import { getJson } from './request.ts'

const accountItem = account.and(versioned)
export type AccountItem = z.infer<typeof accountItem>

const delegationItem = delegation.and(versioned)
export type DelegationItem = z.infer<typeof delegationItem>

const delegate = account.pick({ id: true, userName: true, name: true, unitId: true, roles: true })
export type Delegate = z.infer<typeof delegate>

const displayItem = displayLink
  .and(versioned)
  .and(z.object({ boundAt: instant.nullish(), boundAddress: z.string().nullish() }))
export type DisplayItem = z.infer<typeof displayItem>

/** At which act of the journal it was read. */
const sequence = z.number().int()

/** These records never come with an act's event: what an act of their kind touches is asked anew. */
const askedAnew = <Answer extends z.ZodType>(address: string, answer: Answer, kinds: readonly RecordKind[]) =>
  queryOptions({
    queryKey: ['administration', address],
    queryFn: ({ signal }) => getJson(address, answer, signal),
    meta: { follow: { how: 'anew', kinds } },
  })

const accounts = z.object({ items: z.array(accountItem), sequence })
export const useAccounts = () => useQuery(askedAnew('/accounts', accounts, ['account']))

/** Delegations that concern whoever asks, and whom one may delegate to. */
const delegations = z.object({ items: z.array(delegationItem), accounts: z.array(delegate), sequence })
export const useDelegations = () =>
  useQuery(askedAnew('/delegations', delegations, ['delegation', 'account']))

const displays = z.object({ items: z.array(displayItem), sequence })
export const useDisplays = () => useQuery(askedAnew('/displays', displays, ['display-link']))

const settings = countySettings.and(versioned)
export type SettingsItem = z.infer<typeof settings>
export const useSettings = () => useQuery(askedAnew('/settings', settings, ['county-settings']))

const audit = z.object({ items: z.array(auditEntry) })

const auditEveryMs = 15_000

/** What was done about signing in and refused, newest first; it is no act, so that nothing tells of more. */
export const useAudit = (limit: number) =>
  useQuery({
    queryKey: ['audit', limit],
    queryFn: async ({ signal }) => (await getJson(`/audit?limit=${limit}`, audit, signal)).items,
    meta: { follow: { how: 'never' } },
    staleTime: 0,
    refetchInterval: auditEveryMs,
    placeholderData: (before) => before,
  })
