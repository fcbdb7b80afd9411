import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { getPackageVersion } from './packageVersion.ts'

export interface Row {
  readonly what: string
  readonly value: number
  readonly unit: 'points/s' | 'requests/s' | 'ms'
  /** Against the peer of the row before, in the same run. */
  readonly ratio?: number
}

const folder = import.meta.dirname

const machine = () => {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
}

const versions = () =>
  ['@turf/turf', 'better-sqlite3', 'express', 'flatbush', 'geographiclib-geodesic', 'kysely']
    .map((name) => `${name} ${getPackageVersion(name)}`)
    .join(', ')

const digits = (value: number) =>
  value.toLocaleString('en', { maximumSignificantDigits: 3, useGrouping: true })

/** Writes `results.json` for programs and `README.md` for people. */
export function writeReport(rows: readonly Row[], atMs: number): void {
  const report = { at: new Date(atMs).toISOString(), machine: machine(), versions: versions(), rows }
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(report, undefined, 2)}\n`)
  const table = rows.map(
    (row) =>
      `| ${row.what} | ${digits(row.value)} ${row.unit} | ${row.ratio === undefined ? '' : `${digits(row.ratio)} ×`} |`,
  )
  const text = [
    '# What it costs',
    '',
    'Made by `npm run bench`; medians. Quote the ratios, which come from one run; absolute figures are of this machine.',
    '',
    `${report.machine}; ${report.versions}; ${report.at.slice(0, 10)}.`,
    '',
    '| what | measured | against the row above |',
    '|---|---|---|',
    ...table,
    '',
  ]
  writeFileSync(join(folder, 'README.md'), text.join('\n'))
  console.log(text.join('\n'))
}
