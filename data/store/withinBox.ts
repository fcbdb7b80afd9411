import type { Box } from './box.ts'
import type { Reader } from './tables.ts'

/**
 * The rows of current versions whose box may meet this one, as a query to select from. The R*Tree
 * rounds boxes outwards to 32-bit floats (about 1 m), so some that lie just outside are among them.
 */
export const withinBox = (db: Reader, box: Box) =>
  db
    .selectFrom('record_box')
    .select('row_id')
    .where('min_lon', '<=', box.maxLon)
    .where('max_lon', '>=', box.minLon)
    .where('min_lat', '<=', box.maxLat)
    .where('max_lat', '>=', box.minLat)
