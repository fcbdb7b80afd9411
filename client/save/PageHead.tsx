import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { useTierAt } from '../shell/useTierNow.ts'
import type { Moment } from './moment.ts'
import { useFullMoment } from './useFullMoment.ts'

/** What it is, of when, and the figures. */
export function PageHead({ moment, withChart }: { moment: Moment; withChart: boolean }) {
  const { t } = useTranslation('save')
  const { t: domain } = useTranslation('domain')
  const { name } = useCounty()
  const nameOf = useNameOf()
  const { length, share, moment: shortly } = useQuantities()
  const fully = useFullMoment()
  const knownAt = useKnownAt()
  const tier = useTierAt(moment.atMs)
  const { answer, atMs, fromMs, toMs } = moment
  const { kind, county } = answer
  const { shareHeld, shareHeldAtMost } = county.figuresNow
  const gaps = answer.lines.flatMap(({ gapsNow }) => gapsNow)
  const knownUntilMs = Date.parse(answer.knownUntil)
  return (
    <header className="saved-head">
      <div>
        <h1>
          {nameOf(name)} <small>{t('coverage', { kind: domain(`kind.${kind}`) })}</small>
        </h1>
        <h2>{fully(atMs)}</h2>
        {withChart && (
          <p>
            {t('window', { from: shortly(fromMs), to: shortly(toMs) })}
            {kind !== 'planned' && knownUntilMs < toMs && (
              <> · {t('knownUntil', { when: shortly(knownUntilMs) })}</>
            )}
          </p>
        )}
        {knownAt !== undefined && <p>{t('knownThen', { when: fully(Date.parse(knownAt)) })}</p>}
      </div>
      <Figure
        value={share(shareHeld)}
        name={t('held', { kind: domain(`byKind.${kind}`) })}
        note={t('ofLength', { length: length(county.lengthM) })}
        more={
          shareHeld !== null && shareHeldAtMost !== null && shareHeldAtMost > shareHeld
            ? t('atMost', { share: share(shareHeldAtMost) })
            : undefined
        }
      />
      <Figure
        value={String(gaps.length)}
        name={t(kind === 'compared' ? 'broken' : 'gaps', { count: gaps.length })}
        note={
          gaps.length === 0
            ? ''
            : t('longest', { length: length(Math.max(...gaps.map(({ lengthM }) => lengthM))) })
        }
      />
      <Figure value={tier === undefined ? '–' : nameOf(tier.name)} name={t('tier')} note="" />
    </header>
  )
}

interface FigureProps {
  value: string
  name: string
  note: string
  more?: string | undefined
}

function Figure({ value, name, note, more }: FigureProps) {
  return (
    <div className="saved-figure">
      <b>{value}</b>
      <p>{name}</p>
      <p className="saved-quiet">{note}</p>
      {more !== undefined && <p className="saved-quiet">{more}</p>}
    </div>
  )
}
