import { useTranslation } from 'react-i18next'
import type { FieldChange, RecordChange } from '../../data/model/recordHistory.ts'
import { historyWords } from './words.ts'
import { useFieldValue } from './useFieldValue.ts'

/** Of what an act began, only what says something beside its title is told. */
const toldOfNew: Readonly<Record<string, readonly string[]>> = {
  'trail-event': ['method', 'breach', 'peopleSeen', 'order', 'notByGps', 'note'],
  'lost-track': ['from', 'to'],
  incident: ['people', 'direction', 'note'],
  'field-note': ['text'],
  handover: ['remarks'],
  'patrol-event': ['note'],
}

/** What changed of a record, from what to what. */
export function ChangedFields({ change }: { change: RecordChange }) {
  const valueOf = useFieldValue(change.kind)
  const { t } = useTranslation('history')
  // A few centimetres of chainage are no change to whoever reads it.
  const isTold = ({ path, from, to }: FieldChange) =>
    // Who decided on a plan and when is who did the act, and when.
    !(change.kind === 'plan-filing' && /^decided(At|By)$/.test(path)) &&
    (path.endsWith('path') || valueOf(nameOf(path), from) !== valueOf(nameOf(path), to))
  const fields =
    change.what === 'changed'
      ? change.fields.filter(isTold)
      : change.fields.filter(
          ({ path, to }) => to !== '' && to !== null && toldOfNew[change.kind]?.includes(path) === true,
        )
  if (fields.length === 0) return null
  return (
    <ul className="history-fields">
      {fields.map((field, index) => (
        <li key={index}>
          <ChangedField
            field={field}
            isNew={change.what !== 'changed'}
            valueOf={valueOf}
            label={labelOf(field.path, t)}
          />
        </li>
      ))}
    </ul>
  )
}

interface ChangedFieldProps {
  field: FieldChange
  isNew: boolean
  label: string
  valueOf: (field: string, value: unknown) => string
}

function ChangedField({ field: { path, from, to }, isNew, label, valueOf }: ChangedFieldProps) {
  const { t } = useTranslation('history')
  const name = nameOf(path)
  const [before, after] = [valueOf(name, from), valueOf(name, to)]
  const isOfList =
    ['statuses', 'states', 'parts', 'deputising'].includes(name) && (from === null || to === null)
  if (isNew || (isOfList && from === null)) return t('added', { field: label, value: after })
  if (isOfList) return t('takenOut', { field: label, value: before })
  if (before === after && name === 'path')
    return t('added', { field: label, value: t('newCourse', { points: after }) })
  return (
    <>
      {label}: <s>{before}</s> → {after}
    </>
  )
}

/** Without the numbers of parts, as in `parts.1.path`. */
const nameOf = (path: string): string => path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path

/** `parts.1.path` is the course of part 2. */
function labelOf(path: string, t: ReturnType<typeof useTranslation<'history'>>['t']): string {
  const name = nameOf(path)
  const key = `field.${name}`
  const label = key in historyWords.zh ? t(key as 'field.name') : name
  // Of a list of a plan the row says enough: its fields are told by their values.
  const row = /^(leadingGroup|workPlan|remarks)\.(\d+)/.exec(path)
  if (row !== null) {
    const list = row[1] === 'remarks' ? 'remark' : row[1]
    return `${t(`field.${list}` as 'field.workPlan')} ${Number(row[2]) + 1}`
  }
  const part = /^parts\.(\d+)/.exec(path)?.[1]
  if (part === undefined) return label
  const ofPart = t('part', { number: Number(part) + 1 })
  return name === 'parts' ? ofPart : `${ofPart}, ${label}`
}
