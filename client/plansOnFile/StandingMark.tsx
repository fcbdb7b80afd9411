import {
  IconCircleCheck,
  IconCircleDashed,
  IconClockExclamation,
  IconCornerUpLeft,
  IconPencil,
  IconSend,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StandingState } from '../../data/model/filingStanding.ts'

const icons: Readonly<Record<StandingState, Icon>> = {
  missing: IconCircleDashed,
  draft: IconPencil,
  filed: IconSend,
  returned: IconCornerUpLeft,
  accepted: IconCircleCheck,
}

/** How a unit stands, by a sign and a word. */
export function StandingMark({ state, isLate }: { state: StandingState; isLate: boolean }) {
  const { t } = useTranslation('plansOnFile')
  const Sign = icons[state]
  return (
    <span className="plan-standing" data-state={state}>
      <Sign size={15} aria-hidden />
      {t(`state.${state}`)}
      {isLate && (
        <b className="plan-late">
          <IconClockExclamation size={14} aria-hidden />
          {t('late')}
        </b>
      )}
    </span>
  )
}
