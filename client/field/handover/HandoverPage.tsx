import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import { useCollection } from '../../api/collections.ts'
import { useCounty } from '../../api/county.ts'
import { useUnits } from '../../api/records.ts'
import { useNameOf } from '../../i18n/language.ts'
import { BackHeader } from '../BackHeader.tsx'
import type { FieldView } from '../fieldView.ts'
import { groundOrCounty, isOnGround, type GroundChoice } from '../myGround.ts'
import { HandoverForm } from './HandoverForm.tsx'

interface HandoverPageProps {
  view: Extract<FieldView, { page: 'handover' }>
  choice: GroundChoice | undefined
  show: (view: FieldView, options?: { replace?: boolean }) => void
}

/** First which checkpoint, where more than one stands on the own stretch; then who hands to whom. */
export function HandoverPage({ view, choice, show }: HandoverPageProps) {
  const { t } = useTranslation('fieldHandover')
  const nameOf = useNameOf()
  const { lines } = useCounty()
  const units = useUnits().data ?? []
  const checkpoints = useCollection('checkpoints').data
  const ground = groundOrCounty(choice, units, lines)
  const own = (checkpoints ?? [])
    .filter(({ properties: { lineId, chainageM } }) => isOnGround(ground, lineId, chainageM))
    .toSorted((a, b) => a.properties.chainageM - b.properties.chainageM)
  const chosen =
    checkpoints?.find(({ id }) => id === view.checkpointId) ?? (own.length === 1 ? own[0] : undefined)
  if (chosen !== undefined)
    return <HandoverForm key={chosen.id} checkpoint={chosen} corrects={view.corrects} show={show} />
  return (
    <div className="field">
      <BackHeader title={t('title')} onBack={() => show({ page: 'report' })} />
      <main className="field-main">
        <p className="field-quiet">
          {checkpoints === undefined ? '…' : t(own.length === 0 ? 'noCheckpoints' : 'chooseCheckpoint')}
        </p>
        <ul className="field-list">
          {own.map(({ id, properties }) => (
            <li key={id}>
              <button
                type="button"
                className="field-trail"
                onClick={() => show({ page: 'handover', checkpointId: id, corrects: undefined })}
              >
                <span className="field-trail-text">
                  <b>{nameOf(properties.name)}</b>
                </span>
                <span className="field-trail-place">{formatChainage(properties.chainageM)}</span>
              </button>
            </li>
          ))}
        </ul>
      </main>
    </div>
  )
}
