import { useViewState } from '../../shell/viewState.ts'
import type { RecordWindow } from '../../api/records.ts'

const hourMs = 3_600_000

/** The last hours before the instant shown: live to the end of its hour, so that what is reported now is listed too. */
export function useLastWindow(hours: number): RecordWindow {
  const { atMs, isNow } = useViewState()
  const toMs = isNow ? (Math.floor(atMs / hourMs) + 1) * hourMs : atMs + 1
  return { fromMs: toMs - hours * hourMs, toMs }
}
