import type { Unit } from '../../data/model/unit.ts'
import type { Name } from '../../data/model/values.ts'

/** Units by their id and by what they are called in either language, in small letters. */
export function unitsByName(units: readonly Unit[]): Map<string, Set<Unit>> {
  const called = new Map<string, Set<Unit>>()
  for (const unit of units)
    for (const name of [unit.id, unit.name.en, unit.name.zh]) {
      const small = name.toLowerCase()
      called.set(small, (called.get(small) ?? new Set()).add(unit))
    }
  return called
}

/** The one that is meant; refused where there is none or several. */
export function tryUnit(
  called: ReadonlyMap<string, ReadonlySet<Unit>>,
  written: string,
  refuse: (sentence: Name) => void,
): Unit | undefined {
  const found = [...(called.get(written.toLowerCase()) ?? [])]
  if (written === '') refuse({ en: 'there is no unit', zh: '未填写单位' })
  else if (found.length === 0) refuse({ en: `there is no unit ${written}`, zh: `没有单位“${written}”` })
  if (found.length > 1)
    refuse({
      en: `${found.length} units are called ${written}: write the id of the one that is meant`,
      zh: `有 ${found.length} 个单位名为“${written}”，请填写单位编号`,
    })
  return found.length === 1 ? found[0] : undefined
}
