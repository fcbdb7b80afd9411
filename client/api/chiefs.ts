import type { z } from 'zod'
import { charge } from '../../data/model/chief.ts'
import type { FeatureOf } from './collections.ts'
import { useList, versioned } from './records.ts'

const chargeItem = charge.and(versioned)
export type ChargeItem = z.infer<typeof chargeItem>
export type StretchItem = FeatureOf<'stretches'>

/** Who answers for points of the line and for units' ground as a whole. */
export const useCharges = () => useList('/charges', { kind: 'charge', item: chargeItem })
