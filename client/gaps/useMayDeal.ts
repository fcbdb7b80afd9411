import type { Stretch } from '../../geo/units.ts'
import { useMe } from '../account/me.ts'
import { useMayAt } from '../account/useMayAt.ts'

interface Dealing {
  /** Taking a gap, or what is left of one, in hand. */
  readonly mayTake: boolean
  /** Handing on or giving back what a unit has in hand. */
  readonly mayGive: boolean
  /** That one's word would be of: the unit that answers for the gap, or one's own. */
  readonly unitId: string | null
}

/** Who deals with a gap says so of a unit of theirs, on their own ground. */
export function useMayDeal(
  lineId: string,
  gap: Stretch,
  answersFor: string | null,
  word: { readonly unitId: string } | null,
): Dealing {
  const mayAt = useMayAt('deal-with-gaps')
  const { account } = useMe()
  const middleOf = ({ fromM, toM }: Stretch) => [{ lineId, atM: (fromM + toM) / 2 }]
  return {
    mayTake: mayAt(undefined, middleOf(gap)),
    // Once it was handed on it is the other unit's, wherever on the line that holds ground.
    mayGive: word !== null && mayAt(word.unitId),
    unitId: mayAt(answersFor) ? answersFor : (account?.unitId ?? answersFor),
  }
}
