import { useTranslation } from 'react-i18next'
import type { TrailEventKind, TrailStatus } from '../../data/model/trail.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useMay } from '../account/me.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { AbsentPage } from './AbsentPage.tsx'
import { BackHeader } from './BackHeader.tsx'
import { standingOf } from './delivery/outbox.ts'
import { AsOfNote } from './kept/AsOfNote.tsx'
import type { FieldView } from './fieldView.ts'
import { StatusSymbol } from './StatusSymbol.tsx'
import { TrailAround } from './TrailAround.tsx'
import { TrailEvents } from './TrailEvents.tsx'
import { useFieldTrails } from './trails/fieldTrails.ts'
import { PerhapsSame } from './trails/PerhapsSame.tsx'
import { useTrailTitle } from './trails/useTrailTitle.ts'
import { useOutbox } from './useDelivery.ts'

interface TrailPageProps {
  trailId: string
  show: (view: FieldView) => void
}

const allActs = ['sealed', 'verified', 'inspected', 'breached', 'reopened', 'reported'] as const

/** What an officer is likely to have done here, likeliest first; the rest stands below. */
function likelyActs(status: TrailStatus | null): readonly TrailEventKind[] {
  switch (status) {
    case 'sealed':
      return ['verified', 'inspected', 'breached']
    case 'verified':
      return ['inspected', 'breached']
    case 'reported':
    case 'breached':
    case 'reopened':
      return ['sealed']
    case null:
      return ['reported', 'sealed']
  }
}

/** One trail: its status in words, what can be entered, and what has been. */
export function TrailPage({ trailId, show }: TrailPageProps) {
  const { t } = useTranslation('field')
  const { t: words } = useTranslation('fieldTrails')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { moment } = useQuantities()
  const trails = useFieldTrails()
  const title = useTrailTitle()
  const mayMark = useMay('mark-trails')
  const trail = trails?.find((each) => each.id === trailId)
  const mayCorrect = useMay('keep-trails')
  const waiting = useOutbox().outbox.waiting.filter(
    (act) => 'trailId' in act && act.trailId === trailId && standingOf(act).kind !== 'set-aside',
  )
  const isCorrecting = waiting.some(({ about }) => about === 'correction')
  const back = () => show({ page: 'first' })
  if (trail === undefined)
    return <AbsentPage sentence={trails === undefined ? undefined : 'trailUnknown'} onBack={back} />

  const { number, name, kind, status, statusSince, unsealed, meetsLineAtM } = trail
  const likely = likelyActs(status)
  return (
    <div className="field">
      <BackHeader title={title(trail)} onBack={back} />
      <main className="field-main">
        <AsOfNote />
        <section className="field-card">
          <h2 className="field-name">{nameOf(name)}</h2>
          <p className="field-quiet">
            {domain(`trailKind.${kind}`)} · {meetsLineAtM.map(formatChainage).join(', ')}
          </p>
          <div className="field-row field-status">
            <StatusSymbol status={status} />
            <div>
              <b>{status === null ? t('noEvents') : domain(`trailStatus.${status}`)}</b>
              {statusSince !== null && (
                <p className="field-quiet">{t('statusSince', { moment: moment(Date.parse(statusSince)) })}</p>
              )}
            </div>
          </div>
          {number === null && <p className="field-quiet">{words('newWayLong')}</p>}
          {unsealed && <p>{t('unsealedNote')}</p>}
          <PerhapsSame trail={trail} trails={trails ?? []} />
          {waiting.length > 0 && (
            <button
              type="button"
              className="field-button field-wide field-outbox-waiting"
              onClick={() => show({ page: 'outbox' })}
            >
              {t('waitingCount', { count: waiting.length })}
            </button>
          )}
        </section>
        {mayMark ? (
          <section className="field-acts" aria-label={t('whatNow')}>
            {likely.map((act, index) => (
              <ActButton key={act} trailId={trailId} kind={act} isMain={index === 0} show={show} />
            ))}
            <details>
              <summary>{t('otherActs')}</summary>
              <div className="field-acts">
                {allActs
                  .filter((act) => !likely.includes(act))
                  .map((act) => (
                    <ActButton key={act} trailId={trailId} kind={act} isMain={false} show={show} />
                  ))}
              </div>
            </details>
          </section>
        ) : (
          <p className="field-quiet">{t('mayNotMark')}</p>
        )}
        {mayCorrect && number !== null && (
          <section className="field-acts">
            <button
              type="button"
              className="field-button field-wide"
              disabled={isCorrecting}
              onClick={() => show({ page: 'correct', trailId, corrects: undefined })}
            >
              {words('correctTrail')}
            </button>
            {isCorrecting && <p className="field-quiet">{words('correctWaits')}</p>}
          </section>
        )}
        {number !== null && (
          <>
            <TrailAround trailId={trailId} />
            <TrailEvents trailId={trailId} show={show} />
          </>
        )}
      </main>
    </div>
  )
}

interface ActButtonProps {
  trailId: string
  kind: TrailEventKind
  isMain: boolean
  show: (view: FieldView) => void
}

function ActButton({ trailId, kind, isMain, show }: ActButtonProps) {
  const { t } = useTranslation('field')
  return (
    <button
      type="button"
      className={isMain ? 'field-button field-button-main field-wide' : 'field-button field-wide'}
      onClick={() => show({ page: 'act', trailId, kind, withdraws: undefined, corrects: undefined })}
    >
      {t(`act.${kind}`)}
    </button>
  )
}
