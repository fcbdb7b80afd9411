import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Stretch } from '../../geo/units.ts'
import { UnrolledLine } from '../unrolled/UnrolledLine.tsx'
import { useStripRows } from '../unrolled/useStripRows.ts'
import { pageShade } from './marks.ts'
import type { Moment } from './moment.ts'

/** Strip and chart of the lines that were shown, side by side on one scale. */
export function PageChart({ moment, scale }: { moment: Moment; scale: number }) {
  const { t } = useTranslation('unrolled')
  const { compiledLines } = useCounty()
  return (
    <section className="saved-chart" aria-label={t('title')}>
      {moment.charts.map(({ lineId, extent }, index) => {
        const line = compiledLines.find(({ id }) => id === lineId)
        return line === undefined ? null : (
          <OneLine
            key={lineId}
            moment={moment}
            line={line}
            extent={extent}
            scale={scale}
            first={index === 0}
            titled={compiledLines.length > 1}
          />
        )
      })}
    </section>
  )
}

interface OneLineProps {
  moment: Moment
  line: BorderLine
  extent: Stretch | undefined
  scale: number
  first: boolean
  titled: boolean
}

function OneLine({ moment, line, extent, scale, first, titled }: OneLineProps) {
  const { clock } = useQuantities()
  const nameOf = useNameOf()
  const { lines } = useCounty()
  const { answer, fromMs, toMs, atMs } = moment
  const rows = useStripRows(line.id, { fromMs, toMs, atMs })
  const record = lines.find(({ id }) => id === line.id)
  return (
    <div className="saved-line" style={{ flexGrow: line.lengthM }}>
      {titled && record !== undefined && <h3>{nameOf(record.name)}</h3>}
      <div>
        <UnrolledLine
          line={line}
          kind={answer.kind}
          knownUntilMs={Date.parse(answer.knownUntil)}
          coverage={answer.lines.find(({ lineId }) => lineId === line.id)}
          rows={rows}
          fromMs={fromMs}
          toMs={toMs}
          atMs={atMs}
          shade={pageShade}
          scale={scale}
          selection={moment.selection}
          interactive={false}
          labelled={first}
          nowLabel={clock(atMs)}
          {...(extent === undefined ? {} : { extent })}
        />
      </div>
    </div>
  )
}
