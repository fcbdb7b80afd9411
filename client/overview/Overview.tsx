import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useCounty } from '../api/county.ts'
import { Shell } from '../shell/Shell.tsx'
import { FirstRun } from './FirstRun.tsx'
import { OverviewDesk } from './OverviewDesk.tsx'

/**
 * The county's line on map, strip and chart, its gaps, and an inspector with forms for what is
 * selected. Without a line, or where `?setup` asks for another, it helps to load one.
 */
export function Overview() {
  const { lines } = useCounty()
  const [address, setAddress] = useSearchParams()
  // Stays until its last step is done: with its first step there is a line already.
  const [loading, setLoading] = useState(lines.length === 0)
  const asked = address.has('setup')
  if (loading || asked || lines.length === 0)
    return (
      <Shell workplace="overview" timeless>
        <FirstRun
          onDone={() => {
            setLoading(false)
            if (asked) setAddress({}, { replace: true })
          }}
        />
      </Shell>
    )
  return (
    <Shell workplace="overview">
      <OverviewDesk />
    </Shell>
  )
}
