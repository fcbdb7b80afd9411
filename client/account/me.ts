import { createContext, useContext } from 'react'
import { mayAnywhere, type Right } from '../../data/model/access.ts'
import type { Me } from '../../data/model/signIn.ts'

const MeContext = createContext<Me | undefined>(undefined)
export const MeProvider = MeContext.Provider

/** Who is signed in on this page; behind the gate there is always somebody. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === undefined) throw new Error('nobody is signed in here')
  return me
}

/** Whether the server would let whoever is signed in do this, on some ground at least. */
export const useMay = (right: Right): boolean => mayAnywhere(useMe().actor, right)
