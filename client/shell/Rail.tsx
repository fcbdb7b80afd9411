import {
  IconDeviceMobile,
  IconDeviceTv,
  IconFileText,
  IconInfoCircle,
  IconCalendarTime,
  IconMap2,
  IconRoute,
  IconRulerMeasure,
  IconUserPin,
  IconUsers,
  IconWalk,
  type Icon,
} from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { mayAnywhere, type Right } from '../../data/model/access.ts'
import type { Workplace } from '../../data/model/pages.ts'
import { useMe } from '../account/me.ts'
import { administrationRights } from '../admin/rights.ts'
import { pageAddress } from './pageAddress.ts'

/**
 * The workplaces that the rail leads to; one's account opens from its menu. Where one needs a right, one of
 * them will do.
 */
const places: readonly {
  workplace: Exclude<Workplace, 'account'>
  Icon: Icon
  rights?: readonly Right[]
}[] = [
  { workplace: 'overview', Icon: IconMap2 },
  { workplace: 'wall', Icon: IconDeviceTv },
  { workplace: 'planner', Icon: IconRulerMeasure },
  { workplace: 'trails', Icon: IconRoute },
  { workplace: 'people', Icon: IconUserPin },
  { workplace: 'patrols', Icon: IconWalk },
  { workplace: 'rosters', Icon: IconCalendarTime },
  { workplace: 'plansOnFile', Icon: IconFileText, rights: ['see-reports'] },
  { workplace: 'field', Icon: IconDeviceMobile },
  { workplace: 'admin', Icon: IconUsers, rights: administrationRights },
  { workplace: 'about', Icon: IconInfoCircle },
]

export function Rail({ workplace }: { workplace: Workplace }) {
  const { t } = useTranslation('shell')
  const { search } = useLocation()
  const { actor } = useMe()
  const open = places.filter(
    ({ rights }) => rights === undefined || rights.some((right) => mayAnywhere(actor, right)),
  )
  const rail = useRef<HTMLElement>(null)
  // On a phone there are more than fit in a row.
  useEffect(() => {
    rail.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [])
  return (
    <nav ref={rail} className="rail" aria-label={t('workplaces')}>
      <img className="rail-mark" src="/icon.svg" alt="Borderkeep" width={34} height={34} />
      {open.map(({ workplace: place, Icon }) => (
        <Link
          key={place}
          to={pageAddress(place, search)}
          className="rail-link"
          reloadDocument={place === 'field'}
          aria-current={place === workplace ? 'page' : undefined}
        >
          <Icon size={22} stroke={1.7} aria-hidden />
          <span>{t(place)}</span>
        </Link>
      ))}
    </nav>
  )
}
