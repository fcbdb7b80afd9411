/** A wall that is not well for so long will not become so by itself. */
const firstAfterMs = 180_000
/** Loading anew did not help before: it is done less and less often, but never given up. */
const longestMs = 3_600_000
/** A wall that was well for so long: whatever was wrong before is another matter. */
const forgottenAfterMs = 3_600_000

/** How often the page was loaded anew, and when last; kept over the loading. */
export interface Reloads {
  readonly count: number
  readonly atMs: number
}

/** Whether a page that was last well at `wellMs` is to be loaded anew; instants on a clock that all pages share. */
export function isToReload(wellMs: number, reloads: Reloads, nowMs: number): boolean {
  const isForgotten = wellMs - reloads.atMs > forgottenAfterMs
  const afterMs = isForgotten ? firstAfterMs : Math.min(longestMs, firstAfterMs * 2 ** reloads.count)
  return nowMs - wellMs > afterMs
}

/** What is to be kept of a page that is loaded anew now. */
export const afterReload = (wellMs: number, reloads: Reloads, nowMs: number): Reloads => ({
  count: wellMs - reloads.atMs > forgottenAfterMs ? 1 : reloads.count + 1,
  atMs: nowMs,
})
