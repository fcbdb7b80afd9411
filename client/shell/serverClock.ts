import { useEffect, useState } from 'react'
import { useCounty } from '../api/county.ts'

/** An instant cut to its minute: what is dated from it holds in the minute that pages show. */
export const wholeMinute = (atMs: number): number => Math.floor(atMs / 60_000) * 60_000

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
