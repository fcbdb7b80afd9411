import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CloseGapsAnswer } from '../../data/model/closeGaps.ts'
import type { Name } from '../../data/model/values.ts'
import { formatStretch } from '../../geo/chainageLabel.ts'
import type { Region } from '../../geo/units.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'

export type Proposed = CloseGapsAnswer['patrols'][number]

interface ProposedRowProps {
  patrol: Proposed
  name: Name | undefined
  onShow: (region: Region) => void
  onTake: () => void
  onRefuse: () => void
}

/** A patrol of a proposal: who, where, when and what it is worth; taken or refused by itself. */
export function ProposedRow({ patrol, name, onShow, onTake, onRefuse }: ProposedRowProps) {
  const { t } = useTranslation('proposals')
  const { moment, clock, number, duration } = useQuantities()
  const nameOf = useNameOf()
  const [fromMs, toMs] = [Date.parse(patrol.from), Date.parse(patrol.to)]
  const who = name === undefined ? patrol.team : nameOf(name)
  const what = `${who} · ${formatStretch(patrol)}`
  return (
    <li>
      <button
        type="button"
        className="close-gaps-what"
        onClick={() => onShow({ fromM: patrol.fromM, toM: patrol.toM, fromMs, toMs })}
      >
        <b>{what}</b>
        <span>
          {`${moment(fromMs)} – ${clock(toMs)} · `}
          {t('holds', { kmH: number(patrol.heldKmH, 1), minutes: duration(patrol.revisitMin * 60_000) })}
        </span>
      </button>
      <Button size="compact-xs" variant="default" aria-label={t('takeThis', { what })} onClick={onTake}>
        {t('take')}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-label={t('refuseThis', { what })}
        onClick={onRefuse}
      >
        {t('refuse')}
      </Button>
    </li>
  )
}
