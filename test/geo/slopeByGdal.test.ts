import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { heightAt, slopeAt } from '../../geo/elevation.ts'
import { fromGrid } from '../../geo/gaussKruger.ts'
import type { Position } from '../../geo/units.ts'
import { elevationOf, utm48 } from './elevationOf.ts'

const hasGdal = existsSync('/usr/bin/gdaldem')
const [columns, rows, cellM] = [120, 90, 30]
const grid = {
  crs: utm48,
  firstX: 460_000,
  firstY: 2_560_000,
  stepX: cellM,
  stepY: cellM,
  columns,
  rows,
  cellM,
}
/** Whole metres, as surveys by radar have them. */
const heightOf = (column: number, row: number) =>
  Math.round(1400 + 250 * Math.sin(column / 9) * Math.cos(row / 11) + column * 3)
const elevation = elevationOf(grid, heightOf, 'int16')

/** Middle of a cell. */
function positionOf(column: number, row: number): Position {
  const [eastM, northM] = [grid.firstX + column * cellM, grid.firstY - row * cellM]
  return fromGrid(
    { eastingM: 500_000 + (eastM - 500_000) / utm48.scale, northingM: northM / utm48.scale },
    utm48,
  )
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'borderkeep-slope-'))
  const lines = [
    `ncols ${columns}`,
    `nrows ${rows}`,
    `xllcenter ${grid.firstX}`,
    `yllcenter ${grid.firstY - (rows - 1) * cellM}`,
    `cellsize ${cellM}`,
    ...Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => heightOf(column, row)).join(' '),
    ),
  ]
  writeFileSync(join(folder, 'hills.asc'), lines.join('\n'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const places = Array.from({ length: 60 }, (_, index) => ({
  column: 2 + ((index * 37) % (columns - 4)),
  row: 2 + ((index * 53) % (rows - 4)),
}))

function valuesOf(file: string): number[] {
  const answer = execFileSync('/usr/bin/gdallocationinfo', ['-valonly', '-wgs84', join(folder, file)], {
    encoding: 'utf8',
    input: places.map(({ column, row }) => positionOf(column, row).join(' ')).join('\n'),
  })
  return answer.trim().split('\n').map(Number)
}

describe.skipIf(!hasGdal)('beside GDAL', () => {
  beforeAll(() => {
    const run = (program: string, ...options: string[]) =>
      execFileSync(program, options, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    run('gdal_translate', '-a_srs', 'EPSG:32648', 'hills.asc', 'hills.tif')
    run('gdaldem', 'slope', '-alg', 'ZevenbergenThorne', 'hills.tif', 'slope.tif')
  })

  it('heights of cells are the same', () => {
    const heights = places.map(({ column, row }) => heightAt(elevation, positionOf(column, row)))
    for (const [index, heightM] of valuesOf('hills.tif').entries())
      expect(heights[index]).toBeCloseTo(heightM, 2)
  })

  it('slopes over two cells are the same to what the grid is turned from north by', () => {
    const slopes = places.map(({ column, row }) => slopeAt(elevation, positionOf(column, row), 2 * cellM))
    for (const [index, slopeDeg] of valuesOf('slope.tif').entries())
      expect(Math.abs(slopes[index]! - slopeDeg)).toBeLessThan(0.15)
  })
})
