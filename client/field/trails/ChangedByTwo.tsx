import { useTranslation } from 'react-i18next'
import { useActorName } from '../../history/useActorName.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { Corrected, WaitingCorrection } from '../acts/trailCorrection.ts'
import type { DisputedAct } from '../delivery/outbox.ts'
import { disputedFields, undisputedFields } from '../delivery/overtaken.ts'
import { DiscardAsked } from '../DiscardAsked.tsx'
import { useActWords } from '../useActWords.ts'
import { useOutbox } from '../useDelivery.ts'

/** A field in words; a name in both its languages where they differ. */
function useSaid(): (of: Corrected, field: keyof Corrected) => string {
  const { t: domain } = useTranslation('domain')
  return ({ name, kind }, field) => {
    if (field === 'kind') return domain(`trailKind.${kind}`)
    return name.zh === name.en ? name.zh : `${name.zh} / ${name.en}`
  }
}

/** A correction of what another one changed meanwhile: what it was, mine and theirs, and the choice. */
export function ChangedByTwo({ act }: { act: DisputedAct }) {
  const { t } = useTranslation('fieldTrails')
  const said = useSaid()
  const { keepMine, keepTheirs } = useOutbox()
  const onlyMine = undisputedFields(act, act.overtaken)
  return (
    <section className="field-card field-refused">
      <Compared act={act} />
      {onlyMine.map((field) => (
        <p key={field}>{t('onlyMine', { what: `${t(`corrected.${field}`)} · ${said(act.mine, field)}` })}</p>
      ))}
      <p>{t('twoLong')}</p>
      <div className="field-pair">
        <button type="button" className="field-button" onClick={() => void keepMine(act.actId)}>
          {t('keepMine')}
        </button>
        <button type="button" className="field-button" onClick={() => void keepTheirs(act.actId)}>
          {t('keepTheirs')}
        </button>
      </div>
    </section>
  )
}

/** What was given up for another one's; it stays here, and goes into the file with the rest, until it is discarded. */
export function SetAside({ act }: { act: WaitingCorrection }) {
  const { t } = useTranslation('fieldTrails')
  const { moment } = useQuantities()
  const { discard } = useOutbox()
  return (
    <section className="field-card">
      <Compared act={act} />
      {act.setAsideAt !== null && <p>{t('setAsideAt', { moment: moment(Date.parse(act.setAsideAt)) })}</p>}
      <DiscardAsked question={t('discardAside')} onDiscard={() => void discard(act.actId)} />
    </section>
  )
}

function Compared({ act }: { act: WaitingCorrection }) {
  const { t } = useTranslation('fieldTrails')
  const { moment } = useQuantities()
  const nameOfActor = useActorName()
  const words = useActWords()
  const said = useSaid()
  const { base, mine, overtaken: theirs } = act
  if (theirs === null) return <b>{words.title(act)}</b>
  const who = theirs.by === null ? t('anotherOne') : nameOfActor(theirs.by)
  const fields = disputedFields(act, theirs)
  return (
    <>
      <b>{words.title(act)}</b>
      {fields.map((field) => (
        <div key={field}>
          <p>
            <b>{t(`corrected.${field}`)}</b>
          </p>
          <p className="field-quiet">{t('itWas', { what: said(base.trail, field) })}</p>
          <div className="field-pair">
            <p>
              <b>{t('mine')}</b>
              <br />
              {said(mine, field)}
            </p>
            <p>
              <b>{t('theirs', { who })}</b>
              <br />
              {said(theirs.trail, field)}
            </p>
          </div>
        </div>
      ))}
      <p className="field-quiet">
        {words.seen(act)}
        {theirs.at !== null && (
          <>
            <br />
            {t('theirsAt', { who, moment: moment(Date.parse(theirs.at)) })}
          </>
        )}
      </p>
    </>
  )
}
