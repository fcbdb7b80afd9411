import { z } from 'zod'
import { fieldNoteInput } from '../../../data/model/fieldNote.ts'
import { defineActKind } from './actKind.ts'

const written = z.object({ receivedAt: z.string() })

const { observedAt: _ofEveryAct, photos: _sentBefore, ...told } = fieldNoteInput.shape

/** What somebody noted on the spot. */
export const fieldNote = defineActKind({
  about: 'note',
  fields: { told: z.object(told) },
  answered: {},
  request: ({ told, observedAt }, photos) => ({
    address: '/field-notes',
    body: { ...told, observedAt, photos },
  }),
  read: (answer) => ({ receivedAt: written.parse(answer).receivedAt, answered: {} }),
  title: ({ told: { text } }, { words }) => words('fieldReport')('noteTitle', { text: beginning(text) }),
  timeWord: 'observed',
  restsOn: ({ told: { about } }) => (about.kind === 'trail' ? about.id : null),
  correction: ({ actId, told }) => ({ page: 'note', about: told.about, corrects: actId }),
})

const mostLetters = 40
const beginning = (text: string): string =>
  text.length <= mostLetters ? text : `${text.slice(0, mostLetters)}…`
