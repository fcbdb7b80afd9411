import { useCounty } from '../api/county.ts'
import { Shell } from '../shell/Shell.tsx'
import { RosterDesk } from './RosterDesk.tsx'

/** Who is where at every hour, what places need, and what is against the rules, as it is made. */
export function Rosters() {
  const { lines } = useCounty()
  return (
    <Shell workplace="rosters" timeless={lines.length === 0}>
      <RosterDesk />
    </Shell>
  )
}
