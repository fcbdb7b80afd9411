import { Text, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CoverageAnswer, LineCoverage } from '../../data/model/coverageAnswer.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useViewState } from '../shell/viewState.ts'

/** Share held at the instant shown, what it is a share of, and the figures of the window. */
export function Headline({
  coverage,
  lineCoverage,
}: {
  coverage: CoverageAnswer | undefined
  lineCoverage: LineCoverage | undefined
}) {
  const { t } = useTranslation('overview')
  const { lines } = useCounty()
  const nameOf = useNameOf()
  const { share, length, number, moment } = useQuantities()
  const { mode, atMs, hours } = useViewState()
  const official = lines.every(({ officialLengthM }) => officialLengthM !== null)
    ? lines.reduce((sum, line) => sum + (line.officialLengthM ?? 0), 0)
    : undefined
  const countyLengthM = lines.reduce((sum, line) => sum + line.lengthM, 0)
  return (
    <div className="headline">
      <Text size="sm" c="dimmed">
        {mode === 'live' ? t('heldNow') : t('heldAt', { when: moment(atMs) })}
      </Text>
      <div className="headline-figure" data-testid="share-held">
        {coverage === undefined ? '–' : share(coverage.county.shareHeldNow)}
      </div>
      <Text size="sm" c="dimmed">
        {t('ofMeasured', { length: length(countyLengthM) })}
        {official !== undefined && <> · {t('official', { length: length(official) })}</>}
      </Text>
      {coverage !== undefined && <StateLengths coverage={coverage} />}
      {coverage !== undefined && (
        <Text size="sm">
          <Tooltip label={t('windowExplained')} multiline w={280}>
            <span tabIndex={0}>{t('heldInWindow', { hours: number(hours) })}</span>
          </Tooltip>{' '}
          <strong>{share(coverage.county.figures.shareHeld)}</strong>
          {' · '}
          {t('effort', {
            hours: number(coverage.lines.reduce((sum, line) => sum + line.effort.patrolHours, 0)),
            km: number(coverage.lines.reduce((sum, line) => sum + line.effort.plannedKm, 0)),
          })}
        </Text>
      )}
      {lines.length > 1 && lineCoverage !== undefined && (
        <Text size="sm" mt={4}>
          {t('ofThisLine', {
            line: nameOf(lineCoverage.name),
            share: share(lineCoverage.figuresNow.shareHeld),
            length: length(lineCoverage.lengthM),
          })}
        </Text>
      )}
    </div>
  )
}

/** How much of the line is in each state, as lengths that sum to the whole. */
function StateLengths({ coverage }: { coverage: CoverageAnswer }) {
  const { t } = useTranslation('domain')
  const { length } = useQuantities()
  const sum = (field: 'heldM' | 'thinM' | 'gapM' | 'unknownM') =>
    coverage.lines.reduce((total, line) => total + line.figuresNow[field], 0)
  const lengths = [
    { state: 'held' as const, metres: sum('heldM') },
    { state: 'thin' as const, metres: sum('thinM') },
    { state: 'gap' as const, metres: sum('gapM') },
    { state: 'unknown' as const, metres: sum('unknownM') },
  ].filter(({ state, metres }) => metres > 0 || state !== 'unknown')
  return (
    <>
      <div className="state-bar" aria-hidden>
        {lengths
          .filter(({ metres }) => metres > 0)
          .map(({ state, metres }) => (
            <i key={state} className={`state-${state}`} style={{ flexGrow: metres, flexBasis: 0 }} />
          ))}
      </div>
      <ul className="state-lengths">
        {lengths.map(({ state, metres }) => (
          <li key={state}>
            <i className={`state-swatch state-${state}`} aria-hidden />
            {t(`state.${state}`)} {length(metres)}
          </li>
        ))}
      </ul>
    </>
  )
}
