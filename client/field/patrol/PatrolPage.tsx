import { useState } from 'react'
import { v7 as newActId } from 'uuid'
import { useTranslation } from 'react-i18next'
import type { PatrolEventKind } from '../../../data/model/patrolEvent.ts'
import { nextEvents } from '../../../data/model/patrolProgress.ts'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import { useMe } from '../../account/me.ts'
import { useCounty } from '../../api/county.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useLive } from '../../live/useLive.ts'
import { BackHeader } from '../BackHeader.tsx'
import { EnteredBy } from '../EnteredBy.tsx'
import type { FieldView } from '../fieldView.ts'
import type { GroundChoice } from '../myGround.ts'
import { useOutbox } from '../useDelivery.ts'
import { RecordingCard } from './RecordingCard.tsx'
import { recorder } from './recorder.ts'
import { sendTrack } from './sendTrack.ts'
import { useEndedElsewhere } from './useRecording.ts'
import { usePatrolsToday, type PatrolToday } from './usePatrols.ts'

interface PatrolPageProps {
  patrolId: string
  choice: GroundChoice | undefined
  show: (view: FieldView, options?: { replace?: boolean }) => void
}

/** One patrol: what was promised, how far it has come, and what the team says next. */
export function PatrolPage({ patrolId, choice, show }: PatrolPageProps) {
  const { t } = useTranslation('fieldPatrol')
  const nameOf = useNameOf()
  const patrols = usePatrolsToday(choice)
  useEndedElsewhere(patrols)
  const today = patrols?.find(({ patrol }) => patrol.id === patrolId)
  const back = () => show({ page: 'first' }, { replace: true })
  return (
    <div className="field">
      <BackHeader title={today === undefined ? '' : nameOf(today.patrol.team)} onBack={back} />
      <main className="field-main">
        {today === undefined ? (
          <p>{patrols === undefined ? '…' : t('unknownPatrol')}</p>
        ) : (
          <>
            <Promised today={today} />
            <RecordingCard today={today} />
            <EnteredBy />
          </>
        )}
      </main>
      {today !== undefined && <Words today={today} />}
    </div>
  )
}

function Promised({ today: { patrol, state, sinceMs, said } }: { today: PatrolToday }) {
  const { t } = useTranslation('fieldPatrol')
  const { t: domain } = useTranslation('domain')
  const { clock, length } = useQuantities()
  return (
    <section className="field-card">
      <h2 className="field-name">{domain(`patrolState.${state}`)}</h2>
      {sinceMs !== null && <p>{t('since', { clock: clock(sinceMs) })}</p>}
      <p>
        {formatChainage(patrol.fromM)} – {formatChainage(patrol.toM)} · {length(patrol.toM - patrol.fromM)} ·{' '}
        {domain(`patrolMode.${patrol.mode}`)}
      </p>
      <p>{t('planned', { from: clock(Date.parse(patrol.from)), to: clock(Date.parse(patrol.to)) })}</p>
      <ul>
        {said.map(({ kind, at }) => (
          <li key={at} className="field-quiet">
            {clock(Date.parse(at))} {t(`word.${kind}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The foot of the page, in reach of the thumb: the words that come next, the likeliest first. */
function Words({ today: { patrol, state } }: { today: PatrolToday }) {
  const { t } = useTranslation('fieldPatrol')
  const { press, sendWaiting } = useOutbox()
  const { userName } = useMe().actor
  const { clockOffsetMs } = useCounty()
  const live = useLive()
  const [isKeeping, setIsKeeping] = useState(false)
  const say = (kind: PatrolEventKind) => {
    const { id: patrolId, team } = patrol
    // Until it is kept the words are those of before: a second tap would say it twice.
    setIsKeeping(true)
    const kept = press(newActId(), (pressedMs) => ({
      about: 'patrol',
      observedAt: new Date(pressedMs).toISOString(),
      patrolId,
      team,
      kind,
      note: '',
    }))
    void kept.then(() => setIsKeeping(false)).then(sendWaiting)
    if (kind === 'started' || kind === 'resumed')
      recorder.begin(patrolId, userName, Date.now() + clockOffsetMs)
    else if (recorder.current()?.patrolId === patrolId) recorder.end()
    void sendTrack(() => live.wrote(undefined)).catch(() => undefined)
  }
  const words = nextEvents[state]
  if (words.length === 0) return null
  return (
    <footer className="field-actions field-words">
      {words.map((kind, index) => (
        <button
          key={kind}
          type="button"
          className={index === 0 ? 'field-button field-button-main' : 'field-button'}
          disabled={isKeeping}
          onClick={() => say(kind)}
        >
          {t(`say.${kind}`)}
        </button>
      ))}
    </footer>
  )
}
