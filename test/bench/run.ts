import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import { compiledLines, demonstrationRecords, sunday } from '../data/demonstrationRecords.ts'
import { startProduct } from '../e2e/product.ts'
import { coverageBench } from './coverageBench.ts'
import { locateBench } from './locateBench.ts'
import { medianOf } from './measure.ts'
import { writeReport, type Row } from './report.ts'
import { serveBench } from './serveBench.ts'

const source = join(import.meta.dirname, '..', '..', 'data', 'demo', 'source')

interface LineFile {
  properties: { homeSide: 'left' | 'right' }
  geometry: { coordinates: [number, number][] }
}

async function compileBench(name: string): Promise<{ line: BorderLine; row: Row }> {
  const file = JSON.parse(readFileSync(join(source, `${name}.line.geojson`), 'utf8')) as LineFile
  const { homeSide } = file.properties
  const compile = () => compileBorderLine({ id: name, positions: file.geometry.coordinates, homeSide })
  const { medianMs } = await medianOf(5, compile)
  const line = compile()
  const km = Math.round(line.lengthM / 1000)
  return { line, row: { what: `compiling ${name}, ${km} km`, value: medianMs, unit: 'ms' } }
}

const malipo = await compileBench('malipo')
const myanmar = await compileBench('china-myanmar')
const { records, facts } = demonstrationRecords('malipo', sunday)
const [line] = compiledLines(records)
if (line === undefined) throw new Error('the demonstration has no line')
const product = await startProduct({ DEMO: 'malipo' })
try {
  writeReport(
    [
      malipo.row,
      myanmar.row,
      ...(await locateBench(malipo.line, 'a county (159 km)')),
      ...(await locateBench(myanmar.line, 'China–Myanmar (2,201 km)')),
      ...(await coverageBench(line, facts, sunday)),
      ...(await serveBench(product.address)),
    ],
    Date.now(),
  )
} finally {
  await product.stop()
}
