import { useTranslation } from 'react-i18next'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { usePatrols, useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useServerNow } from '../shell/serverClock.ts'
import type { FieldView } from './fieldView.ts'
import { useLastKnown } from './kept/useLastKnown.ts'
import { GroundNow } from './GroundNow.tsx'
import { tryGroundOf, type Ground, type GroundChoice } from './myGround.ts'

interface MyStretchProps {
  choice: GroundChoice | undefined
  onChoose: () => void
  show: (view: FieldView) => void
}

const hourMs = 3_600_000

/** The first of the three big things: what this phone answers for, and how it stands now. */
export function MyStretch({ choice, onChoose, show }: MyStretchProps) {
  const { t } = useTranslation('field')
  const nameOf = useNameOf()
  const { lines } = useCounty()
  const units = useUnits().data ?? []
  const ground = choice === undefined ? undefined : tryGroundOf(choice, units, lines)

  if (choice === undefined || ground === undefined)
    return (
      <section className="field-card" aria-label={t('myStretch')}>
        <button type="button" className="field-button field-button-main field-wide" onClick={onChoose}>
          {t('chooseStretch')}
        </button>
        <p className="field-quiet">{t('chooseStretchLong')}</p>
      </section>
    )

  const chosen =
    choice.kind === 'unit'
      ? units.find((unit) => unit.id === choice.id)
      : lines.find((line) => line.id === choice.id)
  return (
    <section className="field-card" aria-label={t('myStretch')}>
      <div className="field-row">
        <div>
          <p className="field-eyebrow">{t('myStretch')}</p>
          <h2 className="field-name">{chosen === undefined ? '' : nameOf(chosen.name)}</h2>
        </div>
        <button type="button" className="field-button" onClick={onChoose}>
          {t('change')}
        </button>
      </div>
      {ground.map((piece) => (
        <GroundNow key={`${piece.lineId}:${piece.fromM}`} ground={piece} show={show} />
      ))}
      <OnNow ground={ground} />
    </section>
  )
}

/** Who is on: patrols under way and checkpoints staffed on the ground. */
function OnNow({ ground }: { ground: readonly Ground[] }) {
  const { t } = useTranslation('field')
  const { number } = useQuantities()
  const nowMs = useServerNow()
  const hourStartMs = Math.floor(nowMs / hourMs) * hourMs
  const asked = usePatrols({ fromMs: hourStartMs, toMs: hourStartMs + hourMs }).data
  const patrols = useLastKnown('patrols', asked)
  const checkpoints = useCollection('checkpoints').data
  if (patrols === undefined || checkpoints === undefined) return null
  const patrolsOn = patrols.filter(
    (patrol) =>
      Date.parse(patrol.from) <= nowMs &&
      nowMs < Date.parse(patrol.to) &&
      ground.some(
        (piece) => piece.lineId === patrol.lineId && patrol.fromM < piece.toM && piece.fromM < patrol.toM,
      ),
  )
  const staffed = checkpoints.filter(
    ({ properties: { staffedNow, lineId, reach } }) =>
      staffedNow &&
      reach !== null &&
      ground.some((piece) => piece.lineId === lineId && reach.fromM < piece.toM && piece.fromM < reach.toM),
  )
  return (
    <p className="field-on">
      {t('onNow', { patrols: number(patrolsOn.length), checkpoints: number(staffed.length) })}
    </p>
  )
}
