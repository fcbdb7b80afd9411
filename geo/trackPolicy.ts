/** How a team moves; what is possible for it follows from that. */
export type TravelMode = 'foot' | 'vehicle' | 'drone'

/** What is believed of a track, and what is made of it. Every number has a documented default. */
export interface TrackPolicy {
  /** Faster than this nobody moves in this mode. */
  readonly fastestKmh: number
  /** A fix that its receiver calls less accurate is set aside. */
  readonly worstAccuracyM: number
  /** What is taken for the accuracy of a fix that does not state it. */
  readonly unreportedAccuracyM: number
  /** A fix may be timed so much after it was received before its clock is called wrong. */
  readonly clockAheadS: number
  /** A track this far beside the line still counts as on it. */
  readonly corridorM: number
  /** A silence is bridged while it lasts no longer than this … */
  readonly bridgeMin: number
  /** … and leads no farther than this; a longer one is a hole. */
  readonly bridgeM: number
  /** A walk may leave the fixes that it stands for by so much chainage … */
  readonly walkWithinM: number
  /** … or by so much time, whichever allows more. */
  readonly walkWithinS: number
  /** Nobody is walking while the chainage stays this near its mean … */
  readonly stayRadiusM: number
  /** … for at least this long. */
  readonly stayMin: number
  /** A stay is seen over at least so much chainage, as no receiver knows its place better. */
  readonly stayWidthM: number
}

const onFoot: TrackPolicy = {
  fastestKmh: 18,
  worstAccuracyM: 100,
  unreportedAccuracyM: 10,
  clockAheadS: 120,
  corridorM: 150,
  bridgeMin: 5,
  bridgeM: 500,
  walkWithinM: 10,
  walkWithinS: 15,
  stayRadiusM: 25,
  stayMin: 3,
  stayWidthM: 10,
}

/** The defaults: a runner does 18 km/h, a car on a border road no 150, a drone with the wind 120. */
export const defaultTrackPolicy: Readonly<Record<TravelMode, TrackPolicy>> = {
  foot: onFoot,
  vehicle: { ...onFoot, fastestKmh: 150 },
  drone: { ...onFoot, fastestKmh: 120 },
}
