import { useTranslation } from 'react-i18next'
import type { BarrierStatus } from '../../data/model/barrier.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { useDesks, usePeople, useUnits } from '../api/records.ts'
import { useTrackers } from '../api/tracks.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { usePlanFieldWord } from './usePlanFieldWord.ts'
import type { Name } from '../../data/model/values.ts'

type Fields = Readonly<Record<string, unknown>>
type Named = readonly { readonly id: string; readonly name: Name }[] | undefined

const chainages = new Set(['chainageM', 'officialChainageM', 'fromM', 'toM', 'meetsLineAtM'])

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value of a field of a record in words, as the journal has it. */
export function useFieldValue(recordKind: string): (field: string, value: unknown) => string {
  const { t } = useTranslation('history')
  const { t: domain } = useTranslation('domain')
  const { t: map } = useTranslation('map')
  const { t: shell } = useTranslation('shell')
  const nameOf = useNameOf()
  const { moment, number } = useQuantities()
  const { lines } = useCounty()
  const units = useUnits().data
  const people = usePeople().data
  const desks = useDesks().data
  const trackers = useTrackers().data
  const checkpoints = useCollection('checkpoints').data
  const places = checkpoints?.map(({ id, properties }) => ({ id, name: properties.name }))
  const named = (list: Named, id: unknown) => {
    const one = list?.find((each) => each.id === id)
    return one === undefined ? t('gone') : nameOf(one.name)
  }
  const at = (value: unknown) => moment(Date.parse(String(value)))
  const planWord = usePlanFieldWord(recordKind)
  const word = (field: string, value: string): string => {
    const ofPlan = planWord(field, value)
    if (ofPlan !== undefined) return ofPlan
    switch (field) {
      case 'unitId':
        return named(units, value)
      case 'lineId':
        return named(lines, value)
      case 'deskId':
        return named(desks, value)
      case 'trackerId':
        return named(trackers, value)
      case 'leadId':
      case 'personId':
      case 'deputyIds':
      case 'memberIds':
      case 'personIds':
        return named(people, value)
      case 'from':
      case 'to':
      case 'since':
        return at(value)
      case 'type':
        return domain(
          `${recordKind === 'device' ? 'deviceType' : 'barrierType'}.${value}` as 'barrierType.wall',
        )
      case 'kind':
        return domain(`trailKind.${value}` as 'trailKind.farm-path')
      case 'mode':
        return domain(`patrolMode.${value}` as 'patrolMode.foot')
      case 'course':
        return domain(`trailCourse.${value}` as 'trailCourse.spot')
      case 'breach':
        return domain(`breach.${value}` as 'breach.cut')
      case 'level':
        return domain(`chiefLevel.${value}` as 'chiefLevel.city')
      case 'method':
        return domain(`sealMethod.${value}` as 'sealMethod.wall')
      case 'direction':
        return domain(`incidentDirection.${value}` as 'incidentDirection.unknown')
      default:
        return value === '' ? t('nothing') : value
    }
  }
  const passageWords = ({ passes, since, orderedBy, hours }: Fields): string =>
    [
      shell(passes === true ? 'yes' : 'no'),
      at(since),
      nameOf(orderedBy as Name),
      ...(isFields(hours) ? [`${String(hours['opens'])}–${String(hours['closes'])}`] : []),
    ].join(', ')
  const whole = (field: string, value: Fields): string => {
    if ('en' in value && 'zh' in value) return nameOf(value as unknown as Name)
    if ('passes' in value) return passageWords(value)
    if ('points' in value) return t('points', { count: Number(value['points']) })
    if (field === 'place') return named(value['kind'] === 'desk' ? desks : places, value['id'])
    if ('status' in value)
      return `${domain(`barrierStatus.${value['status'] as BarrierStatus}`)}, ${at(value['from'])}`
    if ('working' in value)
      return `${map(value['working'] === true ? 'working' : 'down')}, ${at(value['from'])}`
    if ('fromM' in value)
      return `${formatChainage(Number(value['fromM']))} – ${formatChainage(Number(value['toM']))}`
    return Object.entries(value)
      .map(([key, one]) => read(key, one))
      .join(', ')
  }
  const read = (field: string, value: unknown): string => {
    if (value === null || value === undefined) return t('nothing')
    if (typeof value === 'boolean') return shell(value ? 'yes' : 'no')
    if (typeof value === 'number')
      return chainages.has(field) ? formatChainage(value) : number(value, Number.isInteger(value) ? 0 : 1)
    if (typeof value === 'string') return word(field, value)
    if (!Array.isArray(value)) return isFields(value) ? whole(field, value) : ''
    if (field === 'position') return value.map((part) => Number(part).toFixed(5)).join(', ')
    return value.length === 0 ? t('nothing') : value.map((one) => read(field, one)).join(', ')
  }
  return read
}
