import type { z } from 'zod'
import { patrolTemplate } from '../../data/model/patrolTemplate.ts'
import { useList, versioned } from './records.ts'

const patrolTemplateItem = patrolTemplate.and(versioned)
export type PatrolTemplateRecord = z.infer<typeof patrolTemplateItem>

/** Templates of patrols by warning tier, of all units. */
export const usePatrolTemplates = () =>
  useList('/patrol-templates', { kind: 'patrol-template', item: patrolTemplateItem })
