import { z } from 'zod'
import { patrolEventInput, patrolEventKind, type PatrolEventKind } from '../../../data/model/patrolEvent.ts'
import { name } from '../../../data/model/values.ts'
import { defineActKind } from './actKind.ts'

const written = z.object({ receivedAt: z.string() })

const addresses: Readonly<Record<PatrolEventKind, string>> = {
  started: 'start',
  paused: 'pause',
  resumed: 'resume',
  ended: 'end',
}

/** What a team says of its patrol: that it started, rests, goes on, is over. */
export const patrolWord = defineActKind({
  about: 'patrol',
  fields: {
    patrolId: z.string(),
    team: name,
    kind: patrolEventKind,
    note: patrolEventInput.shape.note,
  },
  answered: {},
  request: ({ patrolId, kind, note, observedAt }) => ({
    address: `/patrols/${patrolId}/${addresses[kind]}`,
    body: { at: observedAt, note },
  }),
  read: (answer) => ({ receivedAt: written.parse(answer).receivedAt, answered: {} }),
  title: ({ team, kind }, { words, nameOf }) => words('fieldPatrol')(`said.${kind}`, { team: nameOf(team) }),
  timeWord: 'entered',
  correction: ({ patrolId }) => ({ page: 'patrol', patrolId }),
})
