import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { elevation, elevationFile, type ElevationFile } from '../../data/model/elevation.ts'
import { tileHeights } from '../../data/planElevation.ts'
import { useList, versioned } from './records.ts'
import { askBytes, sendAct } from './request.ts'

const elevationItem = elevation.and(versioned)
export type ElevationItem = z.infer<typeof elevationItem>

/** Heights of the ground that the county has loaded; of each its grid, not its heights. */
export const useElevationRecords = () => useList('/elevation', { kind: 'elevation', item: elevationItem })

/** Heights of a tile. They never change under the hash that names them. */
export const elevationTileQuery = (id: string, cellType: ElevationItem['cellType']) =>
  queryOptions({
    queryKey: ['elevation-tile', id],
    queryFn: async ({ signal }) => {
      const { value } = await askBytes(`/elevation/tiles/${id}`, signal)
      return tileHeights(await inflated(value), cellType)
    },
    staleTime: Infinity,
    gcTime: 30 * 60_000,
  })

async function inflated(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Has the server read a file of heights: nothing is loaded by that. */
export async function readElevationFile(file: File, epsg: string): Promise<ElevationFile> {
  const asked = new URLSearchParams({ name: file.name, ...(epsg === '' ? {} : { epsg }) })
  const { answer } = await sendAct({
    method: 'POST',
    address: `/elevation/files?${asked.toString()}`,
    body: file,
    contentType: 'application/octet-stream',
  })
  return elevationFile.parse(answer)
}
