import { Text, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CoverageAnswer, LineCoverage } from '../../data/model/coverageAnswer.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useViewState } from '../shell/viewState.ts'
import { PromisesKept } from './PromisesKept.tsx'
import { StateLengths } from './StateLengths.tsx'

/** Share held at the instant shown, what it is a share of, and the figures of the window. */
export function Headline({
  coverage,
  lineCoverage,
}: {
  coverage: CoverageAnswer | undefined
  lineCoverage: LineCoverage | undefined
}) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const { lines } = useCounty()
  const nameOf = useNameOf()
  const { share, length, moment } = useQuantities()
  const { kind, mode, atMs } = useViewState()
  const official = lines.every(({ officialLengthM }) => officialLengthM !== null)
    ? lines.reduce((sum, line) => sum + (line.officialLengthM ?? 0), 0)
    : undefined
  const countyLengthM = lines.reduce((sum, line) => sum + line.lengthM, 0)
  // Of what lies ahead nothing is known: the server then answers for the last instant it knows.
  const shownMs =
    coverage === undefined ? atMs : Math.min(atMs, Math.ceil(Date.parse(coverage.at) / 60_000) * 60_000)
  const byKind = { kind: domain(`byKind.${kind}`) }
  return (
    <div className="headline">
      <Text size="sm" c="dimmed">
        {mode === 'live'
          ? t(kind === 'compared' ? 'promisesNow' : 'heldNow', byKind)
          : t(kind === 'compared' ? 'promisesAt' : 'heldAt', { ...byKind, when: moment(shownMs) })}
      </Text>
      {kind === 'compared' ? (
        <PromisesKept figures={coverage?.county.figuresNow} lengthM={countyLengthM} />
      ) : (
        <div className="headline-figure">
          <span data-testid="share-held">
            {coverage === undefined ? '–' : share(coverage.county.shareHeldNow)}
          </span>
          {coverage !== undefined && <AtMost figures={coverage.county.figuresNow} />}
        </div>
      )}
      <Text size="sm" c="dimmed">
        {t('ofMeasured', { length: length(countyLengthM) })}
        {official !== undefined && <> · {t('official', { length: length(official) })}</>}
      </Text>
      {coverage !== undefined && <StateLengths kind={kind} lines={coverage.lines} />}
      {coverage !== undefined && <OverWindow coverage={coverage} />}
      {lines.length > 1 && lineCoverage !== undefined && (
        <Text size="sm" mt={4}>
          {t('ofThisLine', {
            line: nameOf(lineCoverage.name),
            share: share(lineCoverage.figuresNow.shareHeld),
            length: length(lineCoverage.lengthM),
          })}
          <AtMost figures={lineCoverage.figuresNow} />
        </Text>
      )}
    </div>
  )
}

/** The upper bound: what the share would be were all that is unknown held. */
function AtMost({ figures }: { figures: { shareHeld: number | null; shareHeldAtMost: number | null } }) {
  const { t } = useTranslation('overview')
  const { share } = useQuantities()
  const { shareHeld, shareHeldAtMost } = figures
  if (shareHeld === null || shareHeldAtMost === null || shareHeldAtMost <= shareHeld) return null
  return <small className="at-most"> {t('atMost', { share: share(shareHeldAtMost) })}</small>
}

/** Figures of the whole window, with the effort that stands behind them. */
function OverWindow({ coverage }: { coverage: CoverageAnswer }) {
  const { t } = useTranslation('overview')
  const { share, number, clock } = useQuantities()
  const { hours } = useViewState()
  const sum = (of: (line: LineCoverage) => number) =>
    coverage.lines.reduce((total, line) => total + of(line), 0)
  const walked = coverage.lines.some(({ effort }) => effort.walkedKm !== null)
  const cut = coverage.kind !== 'planned' && Date.parse(coverage.knownUntil) < Date.parse(coverage.to)
  return (
    <Text size="sm" component="div">
      <Tooltip label={t('windowExplained')} multiline w={280}>
        <span tabIndex={0}>
          {cut
            ? t('heldUntilNow', { clock: clock(Date.parse(coverage.knownUntil)) })
            : t('heldInWindow', { hours: number(hours) })}
        </span>
      </Tooltip>{' '}
      <strong>{share(coverage.county.figures.shareHeld)}</strong>
      <AtMost figures={coverage.county.figures} />
      {' · '}
      {t('effort', {
        hours: number(sum(({ effort }) => effort.patrolHours)),
        km: number(sum(({ effort }) => effort.plannedKm)),
      })}
      {walked && <> · {t('walked', { km: number(sum(({ effort }) => effort.walkedKm ?? 0)) })}</>}
    </Text>
  )
}
