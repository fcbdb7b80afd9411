import { useTranslation } from 'react-i18next'
import type { ClaimReference } from '../../../data/model/coverageAnswer.ts'
import { keepsLimit } from '../../../geo/bestRevisit.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useViewState } from '../../shell/viewState.ts'
import { useEvidenceName } from '../explain/useEvidenceName.ts'

export interface ClaimRowProps {
  claim: ClaimReference
  limitMin: number
  /** Shown where the instant looked at is not the one of the whole page. */
  window?: { from: string; to: string }
}

/** A claim by name, with the revisit it keeps in the worst case against the limit. */
export function ClaimRow({ claim, limitMin, window }: ClaimRowProps) {
  const { t } = useTranslation('overview')
  const { duration, clock } = useQuantities()
  const { select } = useViewState()
  const { name } = useEvidenceName()(claim.kind, claim.id)
  const keeps = claim.revisitMin !== null && keepsLimit(claim.revisitMin, limitMin)
  return (
    <div className="claim-row">
      <button type="button" className="plain-link" onClick={() => select({ kind: claim.kind, id: claim.id })}>
        {name}
      </button>
      <span>
        {window !== undefined && (
          <>
            {clock(Date.parse(window.from))} – {clock(Date.parse(window.to))}
            {' · '}
          </>
        )}
        {claim.revisitMin === null
          ? t('windowTooShort')
          : claim.revisitMin === 0
            ? t('alwaysThere')
            : t('revisitEvery', { duration: duration(Math.round(claim.revisitMin) * 60_000) })}
        {' · '}
        {t(keeps ? 'keepsLimit' : 'missesLimit')}
      </span>
    </div>
  )
}
