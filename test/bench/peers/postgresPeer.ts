import { digits, ratioFloor, ratioOf, type Floor, type Peer, type Row } from '../row.ts'
import { startEmbeddedPostgres } from './embeddedPostgres.ts'
import type { SqlPeer } from './sqlPeer.ts'
import { startSystemPostgres } from './systemPostgres.ts'

/** The major version that the floors were set with. */
const floorMajor = 15

/** The PostgreSQL of this machine, where it has one, and one from a package; as many as can run here. */
export async function startPostgres(): Promise<SqlPeer[]> {
  const servers = [await startSystemPostgres(floorMajor), await startEmbeddedPostgres()]
  return servers.filter((server) => server !== undefined)
}

/**
 * A floor against the version that it was set with, or the first that there is; the ratios to the other
 * versions are said beside it. `measured` has the peers that `startPostgres` gave, in its order.
 */
export function postgresFloor(
  row: Pick<Row, 'unit' | 'value'>,
  measured: readonly Peer[],
  least: number,
): Floor {
  const judged = measured.find(({ name }) => name.startsWith(`PostgreSQL ${floorMajor}.`)) ?? measured[0]
  const others = measured.filter((peer) => peer !== judged)
  const floor = ratioFloor(row, judged, least)
  const aside = others.map((peer) => `${digits(ratioOf(row, peer))} × ${peer.name}`)
  return { ...floor, reached: [floor.reached, ...aside].join('; ') }
}
