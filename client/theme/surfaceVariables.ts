import type { CSSVariablesResolver } from '@mantine/core'
import { stateColours, type Shade } from './stateColours.ts'
import { surfaces } from './surfaces.ts'

/** `--surface-…` and `--state-…` for style sheets, and Mantine's own grounds from the same palette. */
export function variablesOf(shade: Shade): Record<string, string> {
  const surface = surfaces[shade]
  return {
    ...Object.fromEntries(Object.entries(surface).map(([name, colour]) => [`--surface-${name}`, colour])),
    ...Object.fromEntries(
      Object.entries(stateColours[shade]).map(([state, colour]) => [`--state-${state}`, colour]),
    ),
    '--mantine-color-body': surface.panel,
    '--mantine-color-text': surface.text,
    '--mantine-color-anchor': surface.accent,
    '--mantine-color-dimmed': surface.quiet,
    // Faults are told in words; their colour only has to be legible and none of a state's.
    '--mantine-color-error': shade === 'dark' ? '#F0A35E' : '#9A4A00',
    '--mantine-color-default-border': surface.edge,
    ...(shade === 'dark' ? { '--mantine-color-default': surface.raised } : {}),
  }
}

export const surfaceVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf('light'),
  dark: variablesOf('dark'),
})
