import { useEffect, useState } from 'react'
import { useCounty } from '../api/county.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { useLive, useLiveStatus } from '../live/useLive.ts'
import { isWell, trySilentSince } from './staleRule.ts'
import { reloadPage } from '../shell/reloadPage.ts'
import { noteWell } from './watch/watchdog.ts'

/** How often the rule is looked at. */
const everyMs = 1000
/** After a new version begins all walls of a county load it, but not in the same second. */
const reloadWithinMs = 5000
const askAgainMs = 10_000

/**
 * Since when the picture is not live, on the server's clock; undefined while it is. It heals by
 * itself with whatever is next heard, and a new version of the server gets the page loaded anew.
 */
export function useSilentSince(pictureMs: number | undefined): number | undefined {
  const { clockOffsetMs } = useCounty()
  // A picture of what was known then is not meant to be of now, and does not age.
  const isPast = useKnownAt() !== undefined
  const { heardMs } = useLive()
  const { isOutdated } = useLiveStatus()
  const [silentSinceMs, setSilentSince] = useState<number | undefined>(undefined)
  useEffect(() => {
    if (!isOutdated) return
    let timer: ReturnType<typeof setTimeout>
    const load = async () => {
      await reloadPage()
      // The server went away again meanwhile.
      timer = setTimeout(load, askAgainMs)
    }
    timer = setTimeout(load, Math.random() * reloadWithinMs)
    return () => clearTimeout(timer)
  }, [isOutdated])
  useEffect(() => {
    const look = () => {
      const nowMs = Date.now()
      const heard = {
        heardMs: heardMs(),
        pictureMs: pictureMs === undefined || isPast ? undefined : pictureMs - clockOffsetMs,
      }
      if (isWell(heard, nowMs)) noteWell()
      const own = trySilentSince(heard, nowMs)
      setSilentSince(own === undefined ? undefined : Math.floor((own + clockOffsetMs) / 1000) * 1000)
    }
    look()
    const timer = setInterval(look, everyMs)
    return () => clearInterval(timer)
  }, [heardMs, clockOffsetMs, pictureMs, isPast])
  return isPast ? undefined : silentSinceMs
}
