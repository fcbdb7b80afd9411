import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { coverageKind, type CoverageKind } from '../../data/model/coverageAnswer.ts'
import { useCounty } from '../api/county.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { useServerNow, wholeMinute } from './serverClock.ts'

/** What is pointed at in map, strip, chart and lists alike. */
export type Selection =
  | { kind: 'stretch'; lineId: string; fromM: number; toM: number }
  /** A place at an instant, to be explained; without `atMs` at the instant that the page shows. */
  | { kind: 'moment'; lineId: string; atM: number; atMs?: number }
  | { kind: 'trail' | 'checkpoint' | 'barrier' | 'device' | 'patrol' | 'port' | 'trade-point'; id: string }

/**
 * The view that map, strip, chart and tables share; it lives in the address, so it can be sent as a
 * link: `?line=…&kind=actual&at=…&known=…&hours=24&pick=trail:…`, `pick=stretch:<lineId>:<fromM>:<toM>` or
 * `pick=moment:<lineId>:<metres>` with `:<epoch ms>` where it is another instant than the one shown.
 */
export interface ViewState {
  lineId: string | undefined
  /** By commitments, by evidence, or what became of the commitments. */
  kind: CoverageKind
  /** Live follows the server's clock and counts all that is known; what was known then is fixed. */
  mode: 'live' | 'fixed'
  /** Whether the instant shown is the one that knowledge reaches to, and not one before or after it. */
  isNow: boolean
  /** The instant shown: the server's now, cut to the minute, or the fixed one. */
  atMs: number
  /** Window of strip and chart: half before, half after `atMs`, cut to the hour while live. */
  fromMs: number
  toMs: number
  hours: number
  selection: Selection | undefined
  showLine: (lineId: string) => void
  showKind: (kind: CoverageKind) => void
  /** The instant of knowledge, where what was known then is shown; undefined while all that is known counts. */
  knownMs: number | undefined
  goLive: () => void
  fixAt: (atMs: number) => void
  knowAt: (knownMs: number | undefined) => void
  showHours: (hours: number) => void
  /** Shows the line of a stretch too, or the one that what is selected is known to lie on. */
  select: (selection: Selection | undefined, onLineId?: string) => void
}

const hourMs = 3_600_000

export function formatSelection(selection: Selection): string {
  switch (selection.kind) {
    case 'stretch':
      return `stretch:${selection.lineId}:${Math.round(selection.fromM)}:${Math.round(selection.toM)}`
    case 'moment': {
      const { lineId, atM, atMs } = selection
      return `moment:${lineId}:${Math.round(atM)}${atMs === undefined ? '' : `:${Math.round(atMs)}`}`
    }
    case 'trail':
    case 'checkpoint':
    case 'barrier':
    case 'device':
    case 'patrol':
    case 'port':
    case 'trade-point':
      return `${selection.kind}:${selection.id}`
  }
}

export function parseSelection(text: string | null): Selection | undefined {
  const [kind, id, fromM, toM] = (text ?? '').split(':')
  if (id === undefined || id === '') return undefined
  switch (kind) {
    case 'stretch': {
      const from = Number(fromM)
      const to = Number(toM)
      return from < to ? { kind, lineId: id, fromM: from, toM: to } : undefined
    }
    case 'moment': {
      const [atM, atMs] = [Number(fromM), toM === undefined ? undefined : Number(toM)]
      if (!(atM >= 0) || Number.isNaN(atMs)) return undefined
      return { kind, lineId: id, atM, ...(atMs === undefined ? {} : { atMs }) }
    }
    case 'trail':
    case 'checkpoint':
    case 'barrier':
    case 'device':
    case 'patrol':
    case 'port':
    case 'trade-point':
      return { kind, id }
    case undefined:
    default:
      return undefined
  }
}

/** The instant that the address fixes, ISO 8601 in UTC; null while live. */
export function useFixedInstant(): string | null {
  const [address] = useSearchParams()
  const fixed = Date.parse(address.get('at') ?? '')
  return Number.isNaN(fixed) ? null : new Date(fixed).toISOString()
}

export function useViewState(): ViewState {
  const [address, setAddress] = useSearchParams()
  const { lines } = useCounty()
  const nowMs = useServerNow()
  const knownAt = useKnownAt()
  return useMemo(() => {
    // In one step: of two changes in a row the router would keep the second alone.
    const change = (changes: Readonly<Record<string, string | undefined>>) =>
      setAddress(
        (before) => {
          const after = new URLSearchParams(before)
          for (const [key, value] of Object.entries(changes))
            if (value === undefined) after.delete(key)
            else after.set(key, value)
          return after
        },
        { replace: true },
      )
    const fixed = Date.parse(address.get('at') ?? '')
    const isNow = Number.isNaN(fixed)
    const atMs = isNow ? wholeMinute(nowMs) : fixed
    const askedHours = Number(address.get('hours'))
    const hours = askedHours >= 2 && askedHours <= 24 * 14 ? askedHours : 24
    const middleMs = Math.floor(atMs / hourMs) * hourMs
    const askedLine = address.get('line')
    return {
      lineId: lines.find((line) => line.id === askedLine)?.id ?? lines[0]?.id,
      kind: coverageKind.catch('planned').parse(address.get('kind')),
      mode: isNow && knownAt === undefined ? 'live' : 'fixed',
      isNow,
      atMs,
      fromMs: middleMs - (hours / 2) * hourMs,
      toMs: middleMs + (hours / 2) * hourMs,
      hours,
      selection: parseSelection(address.get('pick')),
      showLine: (lineId) => change({ line: lineId }),
      showKind: (kind) => change({ kind: kind === 'planned' ? undefined : kind }),
      knownMs: knownAt === undefined ? undefined : Date.parse(knownAt),
      goLive: () => change({ at: undefined, known: undefined }),
      fixAt: (instantMs) => change({ at: new Date(instantMs).toISOString() }),
      knowAt: (instantMs) =>
        change({ known: instantMs === undefined ? undefined : new Date(instantMs).toISOString() }),
      showHours: (count) => change({ hours: String(count) }),
      select: (selection, onLineId) => {
        const line = selection !== undefined && 'lineId' in selection ? selection.lineId : onLineId
        change({
          pick: selection === undefined ? undefined : formatSelection(selection),
          ...(line === undefined || lines.length < 2 ? {} : { line }),
        })
      },
    } satisfies ViewState
  }, [address, setAddress, lines, nowMs, knownAt])
}
