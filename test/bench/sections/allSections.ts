import type { Section } from '../row.ts'
import { changeSection } from './changeSection.ts'
import { compileSection } from './compileSection.ts'
import { draftSection } from './draftSection.ts'
import { dragSection } from './dragSection.ts'
import { growthSection } from './growthSection.ts'
import { liveSection } from './liveSection.ts'
import { locateSection } from './locateSection.ts'
import { nextSection } from './nextSection.ts'
import { patrolsSection } from './patrolsSection.ts'
import { phoneSection } from './phoneSection.ts'
import { presenceSection } from './presenceSection.ts'
import { proposalsSection } from './proposalsSection.ts'
import { provinceSection } from './provinceSection.ts'
import { serveSection } from './serveSection.ts'
import { statesSection } from './statesSection.ts'
import { tracksSection } from './tracksSection.ts'
import { unionSection } from './unionSection.ts'
import { wallSection } from './wallSection.ts'

/** Every section by the name that `npm run bench -- name` runs it by, in the order of the report. */
export const sections = {
  compile: compileSection,
  locate: locateSection,
  union: unionSection,
  presence: presenceSection,
  states: statesSection,
  change: changeSection,
  draft: draftSection,
  drag: dragSection,
  next: nextSection,
  proposals: proposalsSection,
  patrols: patrolsSection,
  tracks: tracksSection,
  serve: serveSection,
  live: liveSection,
  wall: wallSection,
  phone: phoneSection,
  province: provinceSection,
  growth: growthSection,
} satisfies Record<string, Section>

export type SectionName = keyof typeof sections

export const sectionNames = Object.keys(sections) as SectionName[]
