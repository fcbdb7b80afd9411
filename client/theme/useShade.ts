import { useComputedColorScheme } from '@mantine/core'
import type { Shade } from './stateColours.ts'

/** Light or dark, as the reader chose; remembered on this device. */
export const useShade = (): Shade => useComputedColorScheme('light')
