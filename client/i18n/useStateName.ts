import { useTranslation } from 'react-i18next'
import type { CoverageKind } from '../../data/model/coverageAnswer.ts'
import type { AnyState } from '../../geo/units.ts'

/** A state by name; a gap that was planned as one is told apart where it stands beside broken promises. */
export function useStateName(): (state: AnyState, kind: CoverageKind) => string {
  const { t } = useTranslation('domain')
  return (state, kind) =>
    state === 'gap' && kind === 'compared' ? t('stateOf.compared.gap') : t(`state.${state}`)
}
