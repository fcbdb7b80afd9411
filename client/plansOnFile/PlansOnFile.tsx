import './plansOnFile.css'
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useCounty } from '../api/county.ts'
import { Shell } from '../shell/Shell.tsx'
import { PlanPage } from './PlanPage.tsx'
import { PlansDesk } from './PlansDesk.tsx'

/** Joint and emergency plans: who has filed, who has not; one plan is `?plan=…`, one filing of it `&filing=…`. */
export function PlansOnFile() {
  const { t } = useTranslation('plansOnFile')
  const { lines } = useCounty()
  const [address, setAddress] = useSearchParams()
  const change = (changes: Readonly<Record<string, string | undefined>>) =>
    setAddress((before) => {
      const after = new URLSearchParams(before)
      for (const [key, value] of Object.entries(changes))
        if (value === undefined) after.delete(key)
        else after.set(key, value)
      return after
    })
  const planId = address.get('plan') ?? undefined
  const open = (plan: string | undefined) => change({ plan, filing: undefined })
  // With its first line a county has its first unit.
  const isEmpty = lines.length === 0
  return (
    <Shell workplace="plansOnFile" timeless>
      {isEmpty ? (
        <Text p="xl" c="dimmed">
          {t('noLine')}
        </Text>
      ) : planId === undefined ? (
        <PlansDesk
          deadlineId={address.get('deadline') ?? undefined}
          onDeadline={(deadline) => change({ deadline })}
          onOpen={open}
        />
      ) : (
        <PlanPage
          key={planId}
          planId={planId}
          filingId={address.get('filing') ?? undefined}
          onFiling={(filing) => change({ filing })}
          onBack={() => open(undefined)}
        />
      )}
    </Shell>
  )
}
