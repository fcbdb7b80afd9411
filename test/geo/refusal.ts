import { GeoError } from '../../geo/geoError.ts'

/** The error that a call is refused with; fails where it is not. */
export function refusal(call: () => unknown): GeoError {
  try {
    call()
  } catch (error) {
    if (error instanceof GeoError) return error
    throw error
  }
  throw new Error('it was not refused')
}
