import './field.css'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../account/me.ts'
import { useCounty } from '../api/county.ts'
import { useUndoKeys } from '../history/useUndoKeys.ts'
import { AbsentPage } from './AbsentPage.tsx'
import { ActForm } from './ActForm.tsx'
import { useDevicePosition } from './devicePosition.ts'
import { DamageForm } from './DamageForm.tsx'
import { FieldHeader } from './FieldHeader.tsx'
import { useFieldView } from './fieldView.ts'
import { CorrectForm } from './trails/CorrectForm.tsx'
import { FoundForm } from './trails/FoundForm.tsx'
import { GapForm } from './GapForm.tsx'
import { GroundPage } from './GroundPage.tsx'
import { rememberedGround, rememberGround, unitGround } from './myGround.ts'
import { AsOfNote } from './kept/AsOfNote.tsx'
import { KeptPage } from './kept/KeptPage.tsx'
import { rememberedKeptChoice, rememberKeptChoice } from './kept/keptChoice.ts'
import { OpenKept } from './kept/OpenKept.tsx'
import { useKeepGround } from './kept/useKeepGround.ts'
import { OpenMap } from './map/OpenMap.tsx'
import { LentPhone } from './LentPhone.tsx'
import { MyStretch } from './MyStretch.tsx'
import { HandoverPage } from './handover/HandoverPage.tsx'
import { MyPatrols } from './patrol/MyPatrols.tsx'
import { PatrolPage } from './patrol/PatrolPage.tsx'
import { useRecordingTrack } from './patrol/useRecording.ts'
import { MyShifts } from './shifts/MyShifts.tsx'
import { ShiftsPage } from './shifts/ShiftsPage.tsx'
import { IncidentForm } from './report/IncidentForm.tsx'
import { NoteForm } from './report/NoteForm.tsx'
import { ReportPage } from './report/ReportPage.tsx'
import { NearbyTrails } from './NearbyTrails.tsx'
import { OutboxBar } from './OutboxBar.tsx'
import { OutboxPage } from './OutboxPage.tsx'
import { Receipt } from './Receipt.tsx'
import { TrailPage } from './TrailPage.tsx'
import { UnitNotices } from './UnitNotices.tsx'
import { useOnlyOfNow } from './useOnlyOfNow.ts'
import { useOutbox, useReceiptCheck, useSendingOutbox } from './useDelivery.ts'
import { useScrollOfView } from './useScrollOfView.ts'
import { NewVersion } from './worker/NewVersion.tsx'

/** Loaded after the first screen: what draws a map weighs more than all else. */
const FieldMap = lazy(async () => ({ default: (await import('./map/FieldMap.tsx')).FieldMap }))

/** The duty officer's phone: one column, large targets, plain light colours. */
export function Field() {
  useSendingOutbox()
  useReceiptCheck()
  useRecordingTrack()
  useUndoKeys()
  const otherInstant = useOnlyOfNow()
  const { t } = useTranslation('field')
  const { view, show } = useFieldView()
  useScrollOfView(view)
  const { isRead } = useOutbox()
  const { device, askForPosition } = useDevicePosition()
  const own = useMe().account?.unitId
  const hasLine = useCounty().lines.length > 0
  const mayLogDuty = useMay('log-duty')
  const mayFind = useMay('keep-trails')
  const [ground, setGround] = useState(
    () => rememberedGround(localStorage) ?? (own === undefined ? undefined : unitGround(own)),
  )
  const [kept, setKept] = useState(() => rememberedKeptChoice(localStorage))
  useKeepGround(ground, kept)

  // A form begins with what was refused, once that has been read.
  if ('corrects' in view && view.corrects !== undefined && !isRead)
    return <AbsentPage sentence={undefined} onBack={() => show({ page: 'first' })} />
  switch (view.page) {
    case 'first':
      return (
        <div className="field">
          <FieldHeader />
          <NewVersion isQuiet />
          <main className="field-main">
            {otherInstant !== undefined && <OnlyOfNow asked={otherInstant} />}
            <AsOfNote />
            <LentPhone />
            <UnitNotices choice={ground} show={show} />
            {hasLine ? (
              <>
                <MyStretch choice={ground} onChoose={() => show({ page: 'ground' })} show={show} />
                <MyShifts show={show} />
                {mayLogDuty && ground !== undefined && <MyPatrols choice={ground} show={show} />}
                <OpenMap onOpen={() => show({ page: 'map' })} />
                <NearbyTrails
                  choice={ground}
                  device={device}
                  onAskForPosition={askForPosition}
                  onOpen={(trailId) => show({ page: 'trail', trailId })}
                  onFind={mayFind ? () => show({ page: 'found', corrects: undefined }) : undefined}
                />
                <OpenKept onOpen={() => show({ page: 'kept' })} />
              </>
            ) : (
              <p className="field-quiet">{t('noLine')}</p>
            )}
          </main>
          <OutboxBar onOpen={() => show({ page: 'outbox' })} onReport={() => show({ page: 'report' })} />
        </div>
      )
    case 'ground':
      return (
        <GroundPage
          onChoose={(choice) => {
            rememberGround(localStorage, choice)
            setGround(choice)
            show({ page: 'first' }, { replace: true })
          }}
          onBack={() => show({ page: 'first' }, { replace: true })}
        />
      )
    case 'kept':
      return (
        <KeptPage
          choice={kept}
          onChoose={(choice) => {
            rememberKeptChoice(localStorage, choice)
            setKept(choice)
          }}
          onBack={() => show({ page: 'first' })}
        />
      )
    case 'map':
      if (!hasLine) return <AbsentPage sentence="noLine" onBack={() => show({ page: 'first' })} />
      return (
        <Suspense fallback={<AbsentPage sentence={undefined} onBack={() => show({ page: 'first' })} />}>
          <FieldMap choice={ground} device={device} onAskForPosition={askForPosition} show={show} />
        </Suspense>
      )
    case 'outbox':
      return <OutboxPage onBack={() => show({ page: 'first' })} show={show} />
    case 'trail':
      return <TrailPage trailId={view.trailId} show={show} />
    case 'act':
      return (
        <ActForm key={view.kind} view={view} device={device} onAskForPosition={askForPosition} show={show} />
      )
    case 'gap':
      return <GapForm view={view} choice={ground} show={show} />
    case 'damage':
      return (
        <DamageForm
          key={view.barrierId}
          view={view}
          device={device}
          onAskForPosition={askForPosition}
          show={show}
        />
      )
    case 'correct':
      return <CorrectForm key={view.trailId} view={view} show={show} />
    case 'found':
      return <FoundForm view={view} device={device} onAskForPosition={askForPosition} show={show} />
    case 'report':
      return <ReportPage choice={ground} device={device} show={show} />
    case 'incident':
      return (
        <IncidentForm
          key={view.corrects}
          view={view}
          device={device}
          onAskForPosition={askForPosition}
          show={show}
        />
      )
    case 'note':
      return (
        <NoteForm
          key={view.corrects}
          view={view}
          device={device}
          onAskForPosition={askForPosition}
          show={show}
        />
      )
    case 'handover':
      return <HandoverPage view={view} choice={ground} show={show} />
    case 'patrol':
      return <PatrolPage patrolId={view.patrolId} choice={ground} show={show} />
    case 'shifts':
      return <ShiftsPage show={show} />
    case 'receipt':
      return <Receipt actId={view.actId} show={show} />
  }
}

/** Says that this page is of now, and where what was asked for is shown. */
function OnlyOfNow({ asked }: { asked: string }) {
  const { t } = useTranslation('field')
  return (
    <p className="field-warning" role="status">
      {t('onlyOfNow')} <a href={`/?${asked}`}>{t('showThere')}</a>
    </p>
  )
}
