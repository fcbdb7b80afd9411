import { v7 as newId } from 'uuid'
import type { Change } from '../data/journal/commit.ts'
import type { GapAcknowledgement } from '../data/model/gapAcknowledgement.ts'
import type { Notice } from '../data/model/notice.ts'
import { listRecords, type Selection, type Stored } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { makeRecord } from './checkInput.ts'

/** What meets the end of time stands: its end is not set. */
export const standing: Pick<Selection, 'window'> = { window: { fromMs: 8.64e15, toMs: 8.64e15 + 1 } }

/** Notices of what is not over yet. */
export const standingNotices = (tx: Reader, lineId?: string): Promise<Stored<'notice'>[]> =>
  listRecords(tx, 'notice', { ...standing, lineId })

type Told = Pick<Notice, 'unitId' | 'lineId' | 'fromM' | 'toM' | 'kind' | 'since' | 'cause' | 'at'> &
  Partial<Pick<Notice, 'acknowledgementId' | 'readAt'>>

export function noticeChange(told: Told): Change {
  const record = makeRecord('notice', { ...told, id: newId(), about: 'gap' })
  return { kind: 'notice', id: record.id, record, expectedVersion: 0 }
}

/** Tells a unit of a word that it is to deal with a gap, or that its time ran out. */
export const noticeOfWord = (
  word: GapAcknowledgement,
  told: Pick<Notice, 'unitId' | 'cause' | 'at'>,
): Change =>
  noticeChange({
    ...told,
    lineId: word.lineId,
    fromM: word.fromM,
    toM: word.toM,
    kind: word.kind,
    since: word.since,
    acknowledgementId: word.id,
  })

export const noticeChanged = ({ record, version }: Stored<'notice'>, changed: Partial<Notice>): Change => ({
  kind: 'notice',
  id: record.id,
  record: { ...record, ...changed },
  expectedVersion: version,
})

/** What was told of a word has nothing left to tell of once the word stands no more. */
export const noticesOver = (
  notices: readonly Stored<'notice'>[],
  acknowledgementId: string,
  at: string,
): Change[] =>
  notices
    .filter(({ record }) => record.acknowledgementId === acknowledgementId)
    .map((notice) => noticeChanged(notice, { overAt: at }))
