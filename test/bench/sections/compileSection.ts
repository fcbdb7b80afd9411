import { compileBorderLine } from '../../../geo/borderLine.ts'
import { sinuousLine, type LineSize } from '../make/sinuousLine.ts'
import { heldMiB, medianOf } from '../measure.ts'
import { digits, valueFloor, type Row, type Section } from '../row.ts'
import { benchLine, lengthText } from './benchLines.ts'

const floorMs: Partial<Record<LineSize, number>> = { county: 20, country: 1000 }

export const compileSection: Section = {
  title: 'Compiling a line',
  about:
    'Vertices in, a line ready for measuring out: checked for crossing itself, geodesic chainage at every vertex, spatial index.',
  async run(quick) {
    const rows: Row[] = []
    for (const size of ['county', 'province', 'country'] as const) {
      const lonLat = sinuousLine(quick ? 'county' : size)
      const compile = () => compileBorderLine({ id: size, lonLat, homeSide: 'left' })
      const { medianMs, runs } = await medianOf(7, compile)
      const floor = floorMs[size]
      const row = { unit: 'ms', value: medianMs, runs } as const
      rows.push({
        ...row,
        what: `compiling a ${size}, ${lengthText(benchLine(size, quick))}, ${(lonLat.length / 2).toLocaleString('en')} vertices`,
        peers: [],
        floors: floor === undefined ? [] : [valueFloor(row, floor)],
        notes: [`holds ${digits(await heldMiB(compile))} MiB besides the vertices`],
      })
    }
    return { rows }
  },
}
