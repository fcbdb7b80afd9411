import './fourChiefs.css'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { chiefLevel, type Answering, type ChiefLevel } from '../../data/model/chief.ts'
import type { Stretch } from '../../geo/units.ts'
import { useCharges } from '../api/chiefs.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { pageAddress } from '../shell/pageAddress.ts'
import { useViewState } from '../shell/viewState.ts'
import { reaches } from './reaches.ts'
import { isInForce } from './isInForce.ts'
import { useChiefNames } from './useChiefNames.ts'

export interface FourChiefsProps {
  lineId: string
  /** Stretches of the line, or the places where a point meets it, from and to the same. */
  places: readonly Stretch[]
  /** The point, which may have a chief of its own. */
  pointId?: string
}

type Named = Answering & { readonly id: string }

const mostShown = 4

/** Who answers at each of the four levels at the instant shown, and at which level nobody does. */
export function FourChiefs({ lineId, places, pointId }: FourChiefsProps) {
  const { t } = useTranslation('chiefs')
  const { t: domain } = useTranslation('domain')
  const { search } = useLocation()
  const { atMs } = useViewState()
  const { compiledLines } = useCounty()
  const stretches = useCollection('stretches').data
  const charges = useCharges().data
  if (stretches === undefined || charges === undefined) return null
  const lengthM = compiledLines.find(({ id }) => id === lineId)?.lengthM ?? Infinity
  const at = (level: ChiefLevel): readonly Named[] => {
    const own = charges.filter((one) => one.of.id === pointId && one.level === level && isInForce(one, atMs))
    if (own.length > 0) return own
    return stretches.flatMap(({ id, properties }) =>
      properties.lineId === lineId &&
      properties.level === level &&
      isInForce(properties, atMs) &&
      places.some((place) => reaches(properties, place, lengthM))
        ? [{ ...properties, id }]
        : [],
    )
  }
  const [first] = places
  return (
    <dl className="four-chiefs">
      {chiefLevel.options.map((level) => {
        const named = at(level)
        return (
          <div key={level}>
            <dt>{domain(`chiefLevel.${level}`)}</dt>
            <dd>
              {named.slice(0, mostShown).map((one) => (
                <ChiefLine key={one.id} chief={one} atMs={atMs} />
              ))}
              {named.length > mostShown && <span>{t('andMore', { count: named.length - mostShown })}</span>}
              {named.length === 0 && <strong className="four-chiefs-nobody">{t('nobody')}</strong>}
            </dd>
          </div>
        )
      })}
      {first !== undefined && (
        <div>
          <dt />
          <dd>
            <Link
              className="plain-link"
              to={pageAddress('people', search, {
                lineId,
                selection: { kind: 'stretch', lineId, ...outwards(first) },
              })}
            >
              {t('openPage')}
            </Link>
          </dd>
        </div>
      )}
    </dl>
  )
}

/** To whole metres, and never empty: as the address writes it. */
const outwards = ({ fromM, toM }: Stretch): Stretch => ({
  fromM: Math.floor(fromM),
  toM: Math.max(Math.ceil(toM), Math.floor(fromM) + 1),
})

/** Post and name, whoever acts in their stead, and the office. */
export function ChiefLine({ chief, atMs }: { chief: Answering; atMs: number }) {
  const { t } = useTranslation('chiefs')
  const nameOf = useNameOf()
  const { tryName, actingAt } = useChiefNames()
  const name = tryName(chief.personId)
  const acting = actingAt(chief, atMs)
  return (
    <div>
      {nameOf(chief.post)}
      {chief.department !== null && ` (${nameOf(chief.department)})`}
      {name !== undefined && ` · ${name}`}
      {chief.personId === null && ` · ${t('vacant')}`}
      {acting !== undefined && <em> · {t('acting', { name: acting })}</em>}
    </div>
  )
}
