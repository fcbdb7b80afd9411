import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trailKind } from '../../../data/model/trail.ts'
import { useCollection, type FeatureOf } from '../../api/collections.ts'
import { AbsentPage } from '../AbsentPage.tsx'
import { BackHeader } from '../BackHeader.tsx'
import { Choice, Option } from '../Choice.tsx'
import { EnteredBy } from '../EnteredBy.tsx'
import type { FieldView } from '../fieldView.ts'
import { trailPath } from '../nearbyTrails.ts'
import { SendFooter } from '../SendFooter.tsx'
import { useFormAct } from '../useFormAct.ts'

interface CorrectFormProps {
  view: Extract<FieldView, { page: 'correct' }>
  show: (view: FieldView, options?: { replace?: boolean }) => void
}

/** Corrects what is said of a listed trail. Kept on the phone first and sent after that. */
export function CorrectForm({ view, show }: CorrectFormProps) {
  const { data } = useCollection('trails')
  const trail = data?.find(({ id }) => id === view.trailId)
  if (trail !== undefined) return <CorrectTrail trail={trail} view={view} show={show} />
  const back = () => show({ page: 'trail', trailId: view.trailId })
  return <AbsentPage sentence={data === undefined ? undefined : 'trailUnknown'} onBack={back} />
}

/** What the officer saw when the form was opened, whatever arrives while it is filled in. */
function seenOf(trail: FeatureOf<'trails'>) {
  const { lineId, number, name, kind, course, meetsLineAtM, unitId, version } = trail.properties
  const path = trailPath(trail).map(([lon, lat]): [number, number] => [lon, lat])
  return { version, trail: { lineId, number, name, kind, path, course, meetsLineAtM, unitId } }
}

function CorrectTrail({ trail, view, show }: CorrectFormProps & { trail: FeatureOf<'trails'> }) {
  const { t } = useTranslation('fieldTrails')
  const { t: field } = useTranslation('field')
  const { t: domain } = useTranslation('domain')
  const { refused, send } = useFormAct(view.corrects, show)
  const [base] = useState(() => seenOf(trail))
  const [mine, setMine] = useState(() => {
    const { name, kind } = refused?.about === 'correction' ? refused.mine : base.trail
    return { zh: name.zh, en: name.en, kind }
  })
  const name = { zh: mine.zh.trim(), en: mine.en.trim() }
  const { kind } = mine
  const isSame = name.zh === base.trail.name.zh && name.en === base.trail.name.en && kind === base.trail.kind
  const missing =
    name.zh === '' || name.en === '' ? t('correctNameFirst') : isSame ? t('correctNothing') : undefined
  const sendCorrection = () =>
    send((pressedMs) => ({
      about: 'correction',
      trailId: trail.id,
      trailNumber: base.trail.number,
      base,
      mine: { name, kind },
      overtaken: null,
      setAsideAt: null,
      laidOn: [],
      observedAt: new Date(pressedMs).toISOString(),
    }))
  return (
    <div className="field">
      <BackHeader
        title={field('trailNumber', { number: base.trail.number })}
        onBack={() => show({ page: 'trail', trailId: trail.id })}
      />
      <main className="field-main">
        <h2 className="field-name">{t('correctTrail')}</h2>
        <Choice label={t('wayKind')}>
          <div className="field-triple">
            {trailKind.options.map((each) => (
              <Option
                key={each}
                isChosen={each === kind}
                onChoose={() => setMine((before) => ({ ...before, kind: each }))}
              >
                {domain(`trailKind.${each}`)}
              </Option>
            ))}
          </div>
        </Choice>
        {(['zh', 'en'] as const).map((language) => (
          <label key={language} className="field-label">
            {t(`correctName.${language}`)}
            <input
              className="field-input"
              lang={language}
              value={mine[language]}
              maxLength={200}
              onChange={({ currentTarget: { value } }) =>
                setMine((before) => ({ ...before, [language]: value }))
              }
            />
          </label>
        ))}
        <EnteredBy />
      </main>
      <SendFooter disabled={missing !== undefined} onSend={sendCorrection}>
        {missing ?? t('correctSend')}
      </SendFooter>
    </div>
  )
}
