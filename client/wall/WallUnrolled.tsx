import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageKind, LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { LineStretch } from '../map/bracketLayer.ts'
import { pastStripRows } from '../replay/pastRows.ts'
import type { ReplayPeriod } from '../replay/replayPeriod.ts'
import { UnrolledLine } from '../unrolled/UnrolledLine.tsx'
import { useStripRows } from '../unrolled/useStripRows.ts'
import { shownLines } from './shownLines.ts'

export interface WallUnrolledProps {
  kind: CoverageKind
  knownUntilMs: number | undefined
  lines: readonly LineCoverage[] | undefined
  fromMs: number
  toMs: number
  atMs: number
  unitPx: number
  /** Nothing is heard: all of it is unknown. */
  silent: boolean
  /** The line across stands at the last that was known or at what was known then, not at now. */
  isFixed: boolean
  /** What the map looks at more closely; nothing where it is all lines. */
  looked?: readonly LineStretch[]
  /** Gone through, as `isFixed` then says too: rows are as they stood. */
  replayed?: ReplayPeriod
}

/** Size of rows and text beside a desk's, in wall units. */
const stripScale = 1.36

/** All lines of the county side by side on one scale of kilometres, and twelve hours to either side. */
export function WallUnrolled(props: WallUnrolledProps) {
  const { t } = useTranslation('wall')
  const { compiledLines } = useCounty()
  const { shown, left } = useMemo(() => shownLines(compiledLines), [compiledLines])
  return (
    <section className="wall-unrolled" data-replayed={props.replayed !== undefined}>
      {shown.map((line, index) => (
        <OneLine key={line.id} {...props} line={line} first={index === 0} titled={compiledLines.length > 1} />
      ))}
      {left > 0 && <p className="wall-more">{t('moreLines', { count: left })}</p>}
    </section>
  )
}

interface OneLineProps extends WallUnrolledProps {
  line: BorderLine
  first: boolean
  titled: boolean
}

function OneLine(props: OneLineProps) {
  const {
    line,
    first,
    titled,
    kind,
    knownUntilMs,
    lines,
    fromMs,
    toMs,
    atMs,
    unitPx,
    silent,
    isFixed,
    looked,
    replayed,
  } = props
  const { clock } = useQuantities()
  const nameOf = useNameOf()
  const { lines: records } = useCounty()
  const standing = useStripRows(line.id, { fromMs, toMs, atMs })
  const rows = useMemo(
    () => (replayed === undefined ? standing : pastStripRows(standing, replayed, atMs)),
    [standing, replayed, atMs],
  )
  const lookedHere = useMemo(
    () => looked?.filter(({ lineId }) => lineId === line.id) ?? [],
    [looked, line.id],
  )
  const coverage = lines?.find(({ lineId }) => lineId === line.id)
  const record = records.find(({ id }) => id === line.id)
  return (
    <div className="wall-line" style={{ flexGrow: line.lengthM }} data-first={first}>
      {titled && record !== undefined && <h3>{nameOf(record.name)}</h3>}
      <div>
        <UnrolledLine
          line={line}
          kind={kind}
          knownUntilMs={silent ? undefined : knownUntilMs}
          unheard={silent}
          coverage={coverage}
          rows={rows}
          looked={lookedHere}
          fromMs={fromMs}
          toMs={toMs}
          atMs={atMs}
          shade="dark"
          scale={stripScale * unitPx}
          interactive={false}
          labelled={first}
          nowLabel={isFixed ? clock(atMs) : undefined}
        />
      </div>
    </div>
  )
}
