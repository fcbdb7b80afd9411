import { useSearchParams } from 'react-router'
import { chiefLevel, type ChiefLevel } from '../../data/model/chief.ts'

/** The level that is looked at and the unit whose sheet is shown; both stand in the address. */
export function useChiefView() {
  const [address, setAddress] = useSearchParams()
  const change = (key: string, value: string | undefined) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        if (value === undefined) after.delete(key)
        else after.set(key, value)
        return after
      },
      { replace: true },
    )
  return {
    level: chiefLevel.catch('village').parse(address.get('level')),
    sheetOf: address.get('sheet'),
    showSheet: (unitId: string | undefined) => change('sheet', unitId),
    /** In one step with what is picked: of two changes in a row the router would keep the second alone. */
    pick: (level: ChiefLevel, lineId: string, stretch: { fromM: number; toM: number } | undefined) =>
      setAddress(
        (before) => {
          const after = new URLSearchParams(before)
          after.set('level', level)
          if (stretch === undefined) after.delete('pick')
          else
            after.set(
              'pick',
              // Outwards, so that a piece that begins between two metres is the one that is found again.
              `stretch:${lineId}:${Math.floor(stretch.fromM)}:${Math.ceil(stretch.toM)}`,
            )
          return after
        },
        { replace: true },
      ),
  }
}
