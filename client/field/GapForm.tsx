import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { isWhollyInHand } from '../../geo/gapsInHand.ts'
import { useMay } from '../account/me.ts'
import { useUnits } from '../api/records.ts'
import { usualActions } from '../gaps/usualActions.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { BackHeader } from './BackHeader.tsx'
import { Choice, Option } from './Choice.tsx'
import type { FieldView } from './fieldView.ts'
import { GapLine } from './GroundNow.tsx'
import type { GroundChoice } from './myGround.ts'
import { SendFooter } from './SendFooter.tsx'
import { useFormAct } from './useFormAct.ts'
import { usePlannedNow } from './usePlannedNow.ts'

interface GapFormProps {
  view: Extract<FieldView, { page: 'gap' }>
  choice: GroundChoice | undefined
  show: (view: FieldView, options?: { replace?: boolean }) => void
}

const hourMs = 3_600_000
const hoursOffered = [1, 2, 4]

/** A gap by plan, and taking it in hand: kept on the phone first and sent after that. */
export function GapForm({ view, choice, show }: GapFormProps) {
  const { t } = useTranslation('field')
  const { t: gaps } = useTranslation('gaps')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { clock } = useQuantities()
  const units = useUnits().data
  const nowMs = useServerNow(5000)
  const mayDeal = useMay('deal-with-gaps')
  const { refused, send } = useFormAct(view.corrects, show)
  const { lineId, fromM, toM } = view
  const { answer } = usePlannedNow(lineId)
  const [action, setAction] = useState(refused?.about === 'gap' ? refused.word.action : '')
  const [hours, setHours] = useState(2)
  const gap = answer?.lines
    .find((line) => line.lineId === lineId)
    ?.gapsNow.find((one) => one.fromM < toM && fromM < one.toM)
  const unitId = (choice?.kind === 'unit' ? choice.id : gap?.townshipId) ?? gap?.townshipId ?? undefined
  const unit = units?.find(({ id }) => id === unitId)
  const back = () => show({ page: 'first' })

  const sendWord = () => {
    if (unitId === undefined || action.trim() === '') return
    send((pressedMs) => ({
      about: 'gap',
      word: {
        lineId,
        kind: 'planned',
        fromM,
        toM,
        unitId,
        action: action.trim(),
      },
      forMs: hours * hourMs,
      observedAt: new Date(pressedMs).toISOString(),
    }))
  }

  const isOpen = mayDeal && gap !== undefined && !isWhollyInHand(gap.acknowledgement)
  return (
    <div className="field">
      <BackHeader title={domain('gap')} onBack={back} />
      <main className="field-main">
        <section className="field-card">
          {gap !== undefined ? (
            <p>
              <GapLine gap={gap} />
            </p>
          ) : (
            <>
              <h2 className="field-name">
                {formatChainage(fromM)} – {formatChainage(toM)}
              </h2>
              <p>{answer === undefined ? '…' : t('gapGone')}</p>
            </>
          )}
          {gap?.acknowledgement != null && <p>{gap.acknowledgement.action}</p>}
        </section>
        {mayDeal && gap !== undefined && !isOpen && <p className="field-quiet">{t('gapAtDesk')}</p>}
        {isOpen && (
          <>
            <p className="field-eyebrow">{gaps('action')}</p>
            <div className="field-acts" role="radiogroup" aria-label={gaps('action')}>
              {usualActions.map((usual) => (
                <Option
                  key={usual}
                  isChosen={action === gaps(`usual.${usual}`)}
                  onChoose={() => setAction(gaps(`usual.${usual}`))}
                >
                  {gaps(`usual.${usual}`)}
                </Option>
              ))}
            </div>
            <label className="field-label">
              {t('inOwnWords')}
              <textarea
                className="field-input"
                rows={2}
                maxLength={500}
                value={action}
                onChange={(event) => setAction(event.currentTarget.value)}
              />
            </label>
            <Choice label={gaps('until')}>
              <div className="field-triple">
                {hoursOffered.map((count) => (
                  <Option key={count} isChosen={hours === count} onChoose={() => setHours(count)}>
                    {clock(nowMs + count * hourMs)}
                    <small>{domain('duration.wholeHours', { hours: count })}</small>
                  </Option>
                ))}
              </div>
            </Choice>
            {unit !== undefined && <p className="field-quiet">{t('dealsAs', { unit: nameOf(unit.name) })}</p>}
          </>
        )}
      </main>
      {isOpen && (
        <SendFooter disabled={action.trim() === '' || unitId === undefined} onSend={sendWord}>
          {action.trim() === '' ? t('sayWhat') : gaps('takeInHand')}
        </SendFooter>
      )}
    </div>
  )
}
