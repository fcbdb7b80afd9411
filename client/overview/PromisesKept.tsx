import { useTranslation } from 'react-i18next'
import type { CoverageAnswer } from '../../data/model/coverageAnswer.ts'
import { useQuantities } from '../i18n/quantities.ts'

/** The four figures of compared coverage, as shares of the whole length. */
export function PromisesKept({
  figures,
  lengthM,
}: {
  figures: CoverageAnswer['county']['figuresNow'] | undefined
  lengthM: number
}) {
  const { t } = useTranslation('domain')
  const { share } = useQuantities()
  const promises = [
    { state: 'kept' as const, metres: figures?.keptM },
    { state: 'broken' as const, metres: figures?.brokenM },
    { state: 'carried' as const, metres: figures?.carriedM },
    { state: 'unknown' as const, metres: figures?.unknownM },
  ]
  return (
    <dl className="promises">
      {promises.map(({ state, metres }) => (
        <div key={state} data-loud={state === 'broken'}>
          <dt>{t(`state.${state}`)}</dt>
          <dd>{metres === undefined || lengthM === 0 ? '–' : share(metres / lengthM)}</dd>
        </div>
      ))}
    </dl>
  )
}
