import type { z } from 'zod'
import { charge } from '../../data/model/chief.ts'
import type { FeatureOf } from './collections.ts'
import { listQuery, useList, versioned } from './records.ts'

const chargeItem = charge.and(versioned)
export type ChargeItem = z.infer<typeof chargeItem>
export type StretchItem = FeatureOf<'stretches'>

const charges = { kind: 'charge', item: chargeItem } as const
/** Who answers for points of the line and for units' ground as a whole. */
export const useCharges = () => useList('/charges', charges)
export const chargesQuery = listQuery('/charges', charges)
