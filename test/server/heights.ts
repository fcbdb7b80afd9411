import type { ElevationFile } from '../../data/model/elevation.ts'
import { make, name } from './smallCounty.ts'
import type { RunningApp } from './startApp.ts'

/** Hills round the small county's line, which runs at 22.9° N from 104.7° E: 0.05° of 0.001° cells. */
export const hillsAsc = ascOf(
  { west: 104.68, south: 22.88, cell: 0.001, columns: 80, rows: 50 },
  (column, row) => 1200 + Math.round(90 * Math.sin(column / 6)) + row * 12,
)

export interface AscPlace {
  readonly west: number
  readonly south: number
  readonly cell: number
  readonly columns: number
  readonly rows: number
}

/** An ESRI ASCII grid by the middles of its cells; -9999 where a rule gives nothing. */
export function ascOf(
  { west, south, cell, columns, rows }: AscPlace,
  heightOf: (column: number, row: number) => number | null,
): string {
  return [
    `ncols ${columns}`,
    `nrows ${rows}`,
    `xllcenter ${west}`,
    `yllcenter ${south}`,
    `cellsize ${cell}`,
    'NODATA_value -9999',
    ...Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => heightOf(column, row) ?? -9999).join(' '),
    ),
  ].join('\n')
}

/** Sends a file of heights to be read. */
export const sendHeights = (
  address: string,
  content: string | Uint8Array<ArrayBuffer> = hillsAsc,
  query = 'name=hills.asc',
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${address}/api/elevation/files?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', ...headers },
    body: content,
  })

/** What loads the heights of a file that is sent for it. */
export async function elevationBody(
  { address }: Pick<RunningApp, 'address'>,
  content: string | Uint8Array<ArrayBuffer> = hillsAsc,
  query = 'name=hills.asc',
  headers: Record<string, string> = {},
) {
  const answer = await sendHeights(address, content, query, headers)
  if (answer.status !== 200) throw new Error(await answer.text())
  const { id: fileId } = (await answer.json()) as ElevationFile
  return {
    name: name('Hills'),
    source: 'made for a test',
    licence: 'none',
    verticalDatum: '1985 national height datum',
    fileId,
  }
}

/** Id of a tile of heights that are loaded for it. */
export async function elevationTile(county: RunningApp): Promise<string> {
  const id = await make(county, '/api/elevation', await elevationBody(county))
  const { items } = (await (await county.get('/api/elevation')).json()) as {
    items: { id: string; grid: { tiles: string[] } }[]
  }
  return items.find((item) => item.id === id)!.grid.tiles[0]!
}
