import { useEffect, useState } from 'react'
import { useCounty } from '../api/county.ts'

/** The server's time on this device, renewed every `everyMs`; the own clock may be minutes off. */
export function useServerNow(everyMs = 60_000): number {
  const { clockOffsetMs } = useCounty()
  const [nowMs, setNowMs] = useState(() => Date.now() + clockOffsetMs)
  useEffect(() => {
    const renew = () => setNowMs(Date.now() + clockOffsetMs)
    renew()
    const timer = setInterval(renew, everyMs)
    return () => clearInterval(timer)
  }, [clockOffsetMs, everyMs])
  return nowMs
}
