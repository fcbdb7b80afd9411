/** How a figure is measured; of milliseconds and of memory fewer are better, of a rate more. */
export type Unit = 'ms' | 'MiB' | 'points/s' | 'fixes/s' | 'requests/s'

/** What somebody could use instead, measured in the same run. */
export interface Peer {
  readonly name: string
  readonly value: number
  readonly runs: number
  /** Whether it came to our answer: `same`, or what differed. */
  readonly answer: string
}

/** What a row has to reach, as was agreed before it was built. */
export interface Floor {
  readonly text: string
  readonly reached: string
  readonly met: boolean
}

export interface Row {
  readonly what: string
  readonly unit: Unit
  /** Median of the product's own code. */
  readonly value: number
  readonly runs: number
  readonly peers: readonly Peer[]
  readonly floors: readonly Floor[]
  /** What it takes in memory and whatever else has to be known, as sentences. */
  readonly notes: readonly string[]
}

/** A line's size, or an instant of a run, against what it costs. */
export interface GrowthRow {
  readonly size: string
  readonly figures: Readonly<Record<string, string>>
}

export interface SectionResult {
  readonly rows: readonly Row[]
  readonly growth?: readonly GrowthRow[]
  /** What the rows of growth are of; lines without it. */
  readonly growthOf?: string
}

export interface Section {
  readonly title: string
  /** What is measured and how, for whoever reads the table. */
  readonly about: string
  readonly run: (quick: boolean) => Promise<SectionResult>
}

const isFewerBetter = (unit: Unit) => unit === 'ms' || unit === 'MiB'

/** How many times faster the product is than a peer. */
export function ratioOf(row: Pick<Row, 'unit' | 'value'>, peer: Pick<Peer, 'value'>): number {
  return isFewerBetter(row.unit) ? peer.value / row.value : row.value / peer.value
}

/** A floor on how many times faster than a peer. */
export function ratioFloor(row: Pick<Row, 'unit' | 'value'>, peer: Peer | undefined, least: number): Floor {
  const text = `≥ ${least} × ${peer?.name ?? 'a peer'}`
  if (peer === undefined) return { text, reached: 'not measured', met: false }
  const ratio = ratioOf(row, peer)
  return { text, reached: `${digits(ratio)} ×`, met: ratio >= least }
}

/** A floor on the figure itself. */
export function valueFloor(row: Pick<Row, 'unit' | 'value'>, bound: number): Floor {
  const { unit, value } = row
  const met = isFewerBetter(unit) ? value <= bound : value >= bound
  return {
    text: `${isFewerBetter(unit) ? '≤' : '≥'} ${digits(bound)} ${unit}`,
    reached: `${digits(value)} ${unit}`,
    met,
  }
}

/** A floor on whether something is so. */
export function factFloor(text: string, reached: string, met: boolean): Floor {
  return { text, reached, met }
}

/** Three digits that count, with commas. */
export function digits(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3, useGrouping: true })
}
