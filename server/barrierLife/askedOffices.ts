import type { CountersignOffice } from '../../data/model/barrierProposal.ts'
import type { Reader } from '../../data/store/tables.ts'

/** The offices whose agreement a county asks for before it approves a barrier. */
export function askedOffices(_tx: Reader): Promise<CountersignOffice[]> {
  return Promise.resolve([])
}
