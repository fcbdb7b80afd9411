import type { Shade } from './stateColours.ts'

/** Everything that is no coverage state is neutral, so that a gap is the loudest thing in the room. */
export interface Surface {
  readonly page: string
  readonly panel: string
  readonly raised: string
  readonly edge: string
  readonly text: string
  readonly quiet: string
  readonly faint: string
  readonly homeGround: string
  readonly abroad: string
  readonly water: string
  readonly river: string
  readonly boundary: string
  readonly trailOpen: string
  readonly trailSealed: string
  readonly barrier: string
  readonly barrierPlanned: string
  readonly device: string
  readonly patrol: string
  readonly checkpoint: string
  readonly accent: string
  /** Text on a gap's colour, 4.5 : 1 at least. */
  readonly onGap: string
}

export const surfaces: Record<Shade, Surface> = {
  dark: {
    page: '#0E1116',
    panel: '#141920',
    raised: '#1B222B',
    edge: '#262E38',
    text: '#F2F5F8',
    quiet: '#A9B4BF',
    faint: '#7F8B97',
    homeGround: '#18242B',
    abroad: '#10141A',
    water: '#1F3440',
    river: '#27404E',
    boundary: '#E8ECEF',
    trailOpen: '#FFFFFF',
    trailSealed: '#7C8894',
    barrier: '#8FA37E',
    barrierPlanned: '#6D7A64',
    device: '#8C7FB5',
    patrol: '#7B8794',
    checkpoint: '#FFFFFF',
    accent: '#8E93F0',
    onGap: '#0E1116',
  },
  light: {
    page: '#F5F6F8',
    panel: '#FFFFFF',
    raised: '#F0F2F5',
    edge: '#DDE1E6',
    text: '#171C22',
    quiet: '#56616C',
    faint: '#69737D',
    homeGround: '#EEF1EC',
    abroad: '#E1E5EA',
    water: '#C9DCE8',
    river: '#B2CEDF',
    boundary: '#2A3038',
    trailOpen: '#11161C',
    trailSealed: '#9AA3AC',
    barrier: '#4F6045',
    barrierPlanned: '#8C9983',
    device: '#7A6CA8',
    patrol: '#8793A0',
    checkpoint: '#11161C',
    accent: '#2B2D8C',
    onGap: '#FFFFFF',
  },
}
