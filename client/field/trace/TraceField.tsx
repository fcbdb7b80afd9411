import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pathLengthM } from '../../../geo/chainage.ts'
import type { Position } from '../../../geo/units.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { Trace } from './useTrace.ts'

interface TraceFieldProps {
  trace: Trace
  /** What the fixes come to. */
  path: readonly Position[]
}

/** Walking along a way: begin, go on, stop; what was walked so far and how well it is known. */
export function TraceField({
  trace: { fixes, isRunning, trouble, isRead, start, stop, forget },
  path,
}: TraceFieldProps) {
  const { t } = useTranslation('fieldTrails')
  const { length } = useQuantities()
  const [asks, setAsks] = useState(false)
  const last = fixes.at(-1)
  const hasAny = fixes.length > 0
  return (
    <div className="field-card" aria-live="polite">
      {trouble !== undefined && (
        <p className="field-warning" role="alert">
          {t(trouble === 'denied' ? 'traceDenied' : 'traceNotFound')}
        </p>
      )}
      {isRunning && trouble === undefined && <p>{t(hasAny ? 'traceRunning' : 'traceNotYet')}</p>}
      {hasAny && (
        <p className="field-trace-figures">
          <b>
            {t('traceLength', {
              length: length(path.length < 2 ? 0 : pathLengthM(path)),
              count: fixes.length,
            })}
          </b>{' '}
          {last !== undefined && t('traceAccuracy', { accuracy: length(last.accuracyM) })}
        </p>
      )}
      {hasAny && !isRunning && <p className="field-quiet">{t('traceStopped')}</p>}
      {isRunning ? (
        <button type="button" className="field-button field-wide" onClick={stop}>
          {t('traceStop')}
        </button>
      ) : (
        <button type="button" className="field-button field-wide" disabled={!isRead} onClick={start}>
          {t(hasAny ? 'traceGoOn' : 'traceStart')}
        </button>
      )}
      {hasAny && !isRunning && !asks && (
        <button type="button" className="field-button field-wide" onClick={() => setAsks(true)}>
          {t('traceAnew')}
        </button>
      )}
      {asks && (
        <>
          <p>{t('traceAnewSure')}</p>
          <div className="field-pair">
            <button type="button" className="field-button" onClick={() => setAsks(false)}>
              {t('traceKeep')}
            </button>
            <button
              type="button"
              className="field-button"
              onClick={() => {
                setAsks(false)
                forget()
              }}
            >
              {t('traceAway')}
            </button>
          </div>
        </>
      )}
    </div>
  )
}
