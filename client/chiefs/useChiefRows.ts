import { formatStretch } from '../../geo/chainageLabel.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Charge } from '../../data/model/chief.ts'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { type ChiefRow } from './chiefRows.ts'
import type { Answered } from './useResponsibility.ts'

/** What a point, an area or a stretch is called, and all chiefs of the line shown as rows. */
export function useChiefRows(answered: Answered | undefined) {
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const units = useUnits().data
  const unitNames = useMemo(
    () => new Map((units ?? []).map(({ id, name }) => [id as string, nameOf(name)])),
    [units, nameOf],
  )
  const kindName = (kind: 'stretch' | Charge['of']['kind']) => {
    switch (kind) {
      case 'port':
        return domain('port')
      case 'checkpoint':
        return domain('checkpoint')
      case 'trail':
        return domain('trail')
      case 'trade-point':
        return domain('tradePoint')
      case 'unit':
        return domain('linkedUnit')
      case 'stretch':
        return domain('chiefStretch')
    }
  }
  const pointName = (point: NonNullable<ReturnType<Answered['pointById']['get']>>) =>
    point.number === undefined
      ? nameOf(point.name)
      : `${domain('trail')} ${point.number} ${nameOf(point.name)}`
  const unitName = (id: string) => unitNames.get(id) ?? '–'
  const chargedName = (of: Charge['of']) => {
    if (of.kind === 'unit') return unitName(of.id)
    const point = answered?.pointById.get(of.id)
    return point === undefined ? undefined : pointName(point)
  }
  const lineId = answered?.responsibility.lineId
  const rowsOf = (): ChiefRow[] | undefined => {
    if (answered === undefined) return undefined
    const ofStretches = [...answered.stretchById.values()]
      .filter(({ properties }) => properties.lineId === lineId)
      .map(({ id, properties }): ChiefRow => ({
        kind: 'stretch',
        id,
        version: properties.version,
        level: properties.level,
        unitId: properties.unitId,
        post: nameOf(properties.post),
        what: formatStretch(properties),
        stretch: properties,
        of: undefined,
        record: properties,
      }))
    const ofCharges = [...answered.chargeById.values()].flatMap((charge): ChiefRow[] => {
      // A point of another line is that line's.
      const what = chargedName(charge.of)
      if (what === undefined) return []
      const { id, version, level, unitId } = charge
      return [
        {
          kind: 'charge',
          id,
          version,
          level,
          unitId,
          post: nameOf(charge.post),
          what,
          stretch: undefined,
          of: charge.of,
          record: charge,
        },
      ]
    })
    return [...ofStretches, ...ofCharges]
  }
  return { kindName, pointName, unitName, chargedName, rowsOf }
}
