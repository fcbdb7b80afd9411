import './shell.css'
import './onPaper.css'
import { Text, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workplace } from '../../data/model/pages.ts'
import { AccountMenu } from '../account/AccountMenu.tsx'
import { useMay } from '../account/me.ts'
import { useCounty } from '../api/county.ts'
import { NoticeBell } from '../gaps/NoticeBell.tsx'
import { useUndoKeys } from '../history/useUndoKeys.ts'
import { useNameOf } from '../i18n/language.ts'
import { LiveMark } from '../live/LiveMark.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { LineSwitch } from './LineSwitch.tsx'
import { Rail } from './Rail.tsx'
import { SearchBox } from './SearchBox.tsx'
import { ShadeSwitch } from './ShadeSwitch.tsx'
import { TierChip } from './TierChip.tsx'
import { TierDrawer } from './TierDrawer.tsx'
import { TimeControl } from './TimeControl.tsx'

export interface ShellProps {
  workplace: Workplace
  children: ReactNode
  /** Without line switch, search and time control, where a page shows none of them. */
  timeless?: boolean
}

/** Rail with the workplaces and header with search, time, tier, language and shade; the page fills the rest. */
export function Shell({ workplace, children, timeless = false }: ShellProps) {
  const { t } = useTranslation('shell')
  const { t: domain } = useTranslation('domain')
  const county = useCounty()
  const nameOf = useNameOf()
  const [tierShown, tier] = useDisclosure(false)
  const maySeeNotices = useMay('see-notices')
  useUndoKeys()
  const empty = county.lines.length === 0
  return (
    <div className="shell">
      <a className="shell-skip" href="#page">
        {t('skipToPage')}
      </a>
      <Rail workplace={workplace} />
      <header className="shell-header">
        <div className="shell-title">
          <Text fw={650} truncate>
            {nameOf(county.name)}
          </Text>
          {county.demonstration !== 'none' && (
            <Tooltip label={domain('demonstrationLong')} multiline w={300}>
              <Text className="shell-demonstration" tabIndex={0}>
                {domain('demonstration')}
              </Text>
            </Tooltip>
          )}
        </div>
        {!timeless && !empty && (
          <>
            <LineSwitch />
            <SearchBox />
            <TimeControl />
          </>
        )}
        <div className="shell-end">
          <LiveMark />
          {!empty && <TierChip onOpen={tier.open} />}
          {!empty && maySeeNotices && <NoticeBell />}
          <AccountMenu />
          <ShadeSwitch />
          <LanguageSwitch />
        </div>
      </header>
      <main id="page" className="shell-page">
        {children}
      </main>
      {!empty && <TierDrawer opened={tierShown} onClose={tier.close} />}
    </div>
  )
}
