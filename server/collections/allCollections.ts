import { barriers } from './barriers.ts'
import { borderLines } from './borderLines.ts'
import { checkpoints } from './checkpoints.ts'
import { collectionIds, type Collection, type CollectionId } from './collection.ts'
import { devices } from './devices.ts'
import { incidents } from './incidents.ts'
import { kilometres } from './kilometres.ts'
import { markers } from './markers.ts'
import { ports, tradePoints } from './ports.ts'
import { stretches } from './stretches.ts'
import { trails } from './trails.ts'

export const collections: Readonly<Record<CollectionId, Collection>> = {
  'border-lines': borderLines,
  kilometres,
  markers,
  ports,
  'trade-points': tradePoints,
  trails,
  checkpoints,
  barriers,
  devices,
  stretches,
  incidents,
}

export const allCollections: readonly Collection[] = collectionIds.map((id) => collections[id])
