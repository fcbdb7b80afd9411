import type { QueryClient } from '@tanstack/react-query'
import { handoversQuery } from '../../api/dutyReports.ts'
import { shiftsQuery, type RecordWindow } from '../../api/records.ts'
import { staffingLogsQuery } from '../../api/tracks.ts'

const hourMs = 3_600_000

/** What is asked about a checkpoint: two days back, one ahead, by whole hours so that it is asked once an hour. */
export function dutyWindow(nowMs: number): RecordWindow {
  const hourBeganMs = Math.floor(nowMs / hourMs) * hourMs
  return { fromMs: hourBeganMs - 48 * hourMs, toMs: hourBeganMs + 24 * hourMs }
}

/** The questions about a checkpoint, whose answers are put together as they were last known. */
export const dutyQueries = (checkpointId: string, window: RecordWindow) =>
  ({
    shifts: shiftsQuery(window, checkpointId),
    handovers: handoversQuery(window),
    logs: staffingLogsQuery(checkpointId, window),
  }) as const

export const dutyQuestion = (what: keyof ReturnType<typeof dutyQueries>, checkpointId: string): string =>
  `${what} ${checkpointId}`

/** Fetches them before anybody opens the form, which may be without a connection. */
export async function fetchCheckpointDuty(
  client: QueryClient,
  checkpointId: string,
  nowMs: number,
): Promise<void> {
  const { shifts, handovers, logs } = dutyQueries(checkpointId, dutyWindow(nowMs))
  const keep = (what: Parameters<typeof dutyQuestion>[0], value: unknown) =>
    client.setQueryData(['last-known', dutyQuestion(what, checkpointId)], value)
  try {
    keep('shifts', (await client.fetchQuery(shifts)).value)
    keep('logs', (await client.fetchQuery(logs)).value)
    const all = (await client.fetchQuery(handovers)).value
    keep(
      'handovers',
      all.filter(({ place }) => place.id === checkpointId),
    )
  } catch {
    // The connection went; what was known before stays.
  }
}
