import { useEffect, useState } from 'react'
import { useCounty } from '../api/county.ts'
import { trySilentSince } from './staleRule.ts'

/** How often the rule is looked at. */
const everyMs = 1000

/**
 * Since when the picture is not live, on the server's clock; undefined while it is. It heals by
 * itself with the next answer, and a new version of the server gets the page loaded anew.
 */
export function useSilentSince(pictureMs: number | undefined): number | undefined {
  const { answeredMs, clockOffsetMs, version } = useCounty()
  const [firstVersion] = useState(version)
  const [silentSinceMs, setSilentSince] = useState<number | undefined>(undefined)
  useEffect(() => {
    if (version !== firstVersion) location.reload()
  }, [version, firstVersion])
  useEffect(() => {
    const look = () => {
      const own = trySilentSince(
        { answeredMs, pictureMs: pictureMs === undefined ? undefined : pictureMs - clockOffsetMs },
        Date.now(),
      )
      setSilentSince(own === undefined ? undefined : Math.floor((own + clockOffsetMs) / 1000) * 1000)
    }
    look()
    const timer = setInterval(look, everyMs)
    return () => clearInterval(timer)
  }, [answeredMs, clockOffsetMs, pictureMs])
  return silentSinceMs
}
