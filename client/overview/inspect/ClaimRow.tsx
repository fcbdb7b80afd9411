import { useTranslation } from 'react-i18next'
import type { ClaimReference } from '../../../data/model/coverageAnswer.ts'
import { keepsLimit } from '../../../geo/bestRevisit.ts'
import { useCollection } from '../../api/collections.ts'
import { usePatrols } from '../../api/records.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useViewState } from '../../shell/viewState.ts'

/** A claim by name, with the revisit it keeps in the worst case against the limit. */
export function ClaimRow({ claim, limitMin }: { claim: ClaimReference; limitMin: number }) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { duration } = useQuantities()
  const { select, fromMs, toMs } = useViewState()
  const patrols = usePatrols({ fromMs, toMs }).data
  const checkpoints = useCollection('checkpoints').data
  const devices = useCollection('devices').data
  const name = (() => {
    switch (claim.kind) {
      case 'patrol':
        return patrols?.find(({ id }) => id === claim.id)?.team
      case 'checkpoint':
        return checkpoints?.find(({ id }) => id === claim.id)?.properties.name
      case 'device':
        return devices?.find(({ id }) => id === claim.id)?.properties.name
    }
  })()
  const keeps = claim.revisitMin !== null && keepsLimit(claim.revisitMin, limitMin)
  return (
    <div className="claim-row">
      <button type="button" className="plain-link" onClick={() => select({ kind: claim.kind, id: claim.id })}>
        {name === undefined ? domain(claim.kind) : nameOf(name)}
      </button>
      <span>
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
