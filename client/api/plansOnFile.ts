import { queryOptions, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { filingHead, planDocumentAnswer } from '../../data/model/planFiling.ts'
import { filingDeadline, planOnFile } from '../../data/model/planOnFile.ts'
import type { RecordKind } from '../../data/model/records.ts'
import { useMay } from '../account/me.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import { useList, versioned } from './records.ts'
import { getJson } from './request.ts'

const planItem = planOnFile.and(versioned)
const filingItem = filingHead.and(versioned)
const deadlineItem = filingDeadline.and(versioned)

export type PlanItem = z.infer<typeof planItem>
export type FilingItem = z.infer<typeof filingItem>
export type DeadlineItem = z.infer<typeof deadlineItem>

/** Nothing for whoever may not read what others write, nor where it is not wanted. */
export const usePlansOnFile = (isWanted = true) =>
  useList(useMay('see-reports') && isWanted ? '/plans-on-file' : null, {
    kind: 'plan-on-file',
    item: planItem,
  })
export const usePlanFilings = (isWanted = true) =>
  useList(useMay('see-reports') && isWanted ? '/plan-filings' : null, {
    kind: 'plan-filing',
    item: filingItem,
  })
export const useFilingDeadlines = () =>
  useList('/filing-deadlines', { kind: 'filing-deadline', item: deadlineItem })

/** What a draft is filled from. */
const fillingKinds: readonly RecordKind[] = [
  'plan-on-file',
  'border-line',
  'unit',
  'person',
  'stretch',
  'charge',
  'team',
  'patrol',
  'checkpoint',
  'staff-need',
  'trail',
  'trail-event',
  'port',
  'trade-point',
  'desk',
  'policy',
  'tier-order',
]

const documentQuery = (address: string, kinds: readonly RecordKind[], knownAt: string | undefined) =>
  queryOptions({
    queryKey: ['plan-document', address, keyOf(knownAt)],
    queryFn: ({ signal }) => getJson(asKnownAt(address, knownAt), planDocumentAnswer, signal),
    meta: followKnown({ how: 'anew', kinds: [...kinds] }, knownAt),
  })

/** A plan filled from the records as they are, or a filing as it was filed. */
export function usePlanDocument(shown: { readonly planId: string; readonly filingId: string | undefined }) {
  const knownAt = useKnownAt()
  const { planId, filingId } = shown
  const [address, kinds] =
    filingId === undefined
      ? ([`/plans-on-file/${planId}/document`, fillingKinds] as const)
      : ([`/plan-filings/${filingId}/document`, ['plan-filing', 'person']] as const)
  const placeholderData = ofSameKnowledge(knownAt)
  return useQuery({ ...documentQuery(address, kinds as readonly RecordKind[], knownAt), placeholderData })
}
