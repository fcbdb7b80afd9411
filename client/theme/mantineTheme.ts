import { createTheme, type MantineColorsTuple } from '@mantine/core'
import { fontFamily } from './fontFamily.ts'

/** Indigo of the planner's drafts and of every button; far from the four state colours. */
const accent: MantineColorsTuple = [
  '#ECECFA',
  '#D5D6F2',
  '#AAADE4',
  '#7D81D6',
  '#5A5FC9',
  '#454AC0',
  '#393DA8',
  '#2B2D8C',
  '#232576',
  '#1A1C60',
]

/** Mantine's dark greys in the hue of our surfaces: text, borders, inputs, body. */
const dark: MantineColorsTuple = [
  '#F2F5F8',
  '#C6CED6',
  '#A9B4BF',
  '#7F8B97',
  '#3A4551',
  '#2B343F',
  '#1B222B',
  '#141920',
  '#0E1116',
  '#0A0D11',
]

export const mantineTheme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  fontFamily,
  headings: { fontFamily, fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
})
