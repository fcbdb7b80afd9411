import { reloadPage } from '../../shell/reloadPage.ts'
import { afterReload, isToReload, type Reloads } from './watchRule.ts'

const lookEveryMs = 10_000
/** Of the memory that a page may have; beyond it the browser ends the page without a word. */
const mostMemoryShare = 0.85
const keptAs = 'borderkeep-wall-reloads'

let wellMs = 0
let timer: ReturnType<typeof setInterval> | undefined

/**
 * The wall is well: it was drawn, and what it shows is of now, or it says that it is not. Once it has
 * been so, a page that is not for minutes is loaded anew, whatever became of what stood on it.
 */
export function noteWell(): void {
  // What cannot be painted is not well, whatever the page thinks; a page that nobody sees need not be.
  requestAnimationFrame(() => {
    wellMs = Date.now()
  })
  if (timer !== undefined) return
  wellMs = Date.now()
  let lookedMs = Date.now()
  const look = () => {
    const nowMs = Date.now()
    // Asleep, hidden or with a clock that was set: the time since says nothing.
    const isOwnTime = Math.abs(nowMs - lookedMs - lookEveryMs) < lookEveryMs
    lookedMs = nowMs
    if (document.visibilityState === 'hidden' || !isOwnTime || wellMs > nowMs) wellMs = nowMs
    if (!location.pathname.startsWith('/wall')) return stop()
    const reloads = readReloads()
    if (!isToReload(wellMs, reloads, nowMs) && memoryShare() < mostMemoryShare) return
    sessionStorage.setItem(keptAs, JSON.stringify(afterReload(wellMs, reloads, nowMs)))
    wellMs = nowMs
    void reloadPage()
  }
  timer = setInterval(look, lookEveryMs)
}

function stop(): void {
  clearInterval(timer)
  timer = undefined
}

function readReloads(): Reloads {
  const none = { count: 0, atMs: 0 }
  try {
    const kept = JSON.parse(sessionStorage.getItem(keptAs) ?? '{}') as Partial<Reloads>
    return { ...none, ...kept }
  } catch {
    return none
  }
}

/** Only Chromium tells. */
function memoryShare(): number {
  const { memory } = performance as {
    memory?: { readonly usedJSHeapSize: number; readonly jsHeapSizeLimit: number }
  }
  return memory === undefined ? 0 : memory.usedJSHeapSize / memory.jsHeapSizeLimit
}
