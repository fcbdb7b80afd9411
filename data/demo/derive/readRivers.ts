import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Box, type Position, at, roundPosition, samePosition } from './position.ts'

/** Of GSHHG's river levels those that are permanent; the region boxes have no rivers of any other. */
export const riverLevels = [1, 2, 3, 4] as const

export interface RiverLine {
  /** GSHHG's: 1 permanent major, 2 additional major, 3 additional, 4 minor rivers. */
  level: (typeof riverLevels)[number]
  line: Position[]
}

const packagesNeeded =
  'The river lines need the command gmt with the rivers of GSHHG in full resolution: install the Debian packages gmt and gmt-gshhg-full.'

/** Where GSHHG certainly has a river of level 3: the Panlong crosses the border here. */
const panlongBox: Box = [104, 22, 105, 23]

/** Says in one sentence what is missing on this machine, or nothing. */
export function checkRiverSource(): string | undefined {
  return tryRunCoast(panlongBox, 3)?.includes('>') ? undefined : packagesNeeded
}

/**
 * The rivers in and round a box, in 4 decimals (11 m; GSHHG itself is good to 1 or 2 km). GSHHG keeps rivers in tiles
 * of one degree: the lines are cut at the edges of the tiles and reach over those of the box.
 */
export function readRivers(box: Box): RiverLine[] {
  return riverLevels.flatMap((level) => {
    const text = tryRunCoast(box, level)
    if (text === undefined) throw new Error(packagesNeeded)
    return readSegments(text).map((line) => ({ level, line }))
  })
}

function tryRunCoast([west, south, east, north]: Box, level: RiverLine['level']): string | undefined {
  const region = `-R${west}/${east}/${south}/${north}`
  // The machine's own settings must not change the result.
  const settings = ['--FORMAT_GEO_OUT=D', '--FORMAT_FLOAT_OUT=%.8f']
  // gmt leaves a history file in its folder.
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-rivers-'))
  try {
    const { status, stdout } = spawnSync('gmt', ['coast', region, `-I${level}`, '-Df', '-M', ...settings], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64e6,
    })
    return status === 0 ? stdout : undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each segment is a line that starts with ">", then one position a line; some repeat one position and are no line. */
function readSegments(text: string): Position[][] {
  const segments = text.split(/^>.*\n/m).map((segment) =>
    segment
      .split('\n')
      .filter((row) => row.trim() !== '' && !row.startsWith('#'))
      .map(readPosition)
      .filter((position, index, all) => index === 0 || !samePosition(position, at(all, index - 1))),
  )
  return segments.filter((line) => line.length > 1)
}

function readPosition(row: string): Position {
  const [longitude, latitude] = row.trim().split(/\s+/).map(Number)
  if (longitude === undefined || latitude === undefined || !Number.isFinite(longitude + latitude))
    throw new Error(`This is no position: ${row}`)
  return roundPosition([longitude, latitude], 4)
}
