import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError, refusalOf, type Write } from '../api/request.ts'
import { UnansweredActs } from '../api/unansweredActs.ts'
import { useWrite } from '../api/write.ts'
import { showActNote } from '../history/actNote.tsx'
import { ownActs } from '../history/ownActs.ts'
import { useTakeBack } from '../history/useTakeBack.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { useLive } from '../live/useLive.ts'

/** The part of a Mantine form that an answer from the server needs. */
export interface FormErrors {
  values: object
  setFieldError: (field: string, error: string) => void
}

/** `from`, `parts.0.path` or `body.from` of a problem to a field of the form, if it has one. */
export function fieldOfForm(
  field: string | undefined,
  values: object,
  renamed: Readonly<Record<string, string>> = {},
): string | undefined {
  if (field === undefined) return undefined
  const plain = field.replace(/^\/|^body[./]/, '').replaceAll('/', '.')
  const known = renamed[plain] ?? plain
  const first = known.split('.')[0] ?? ''
  if (known in values) return known
  return first in values ? first : undefined
}

/**
 * Sends acts from a form or a button. What the server refuses is shown at its field, or else in
 * `refusal`; where somebody was faster it says so, and theirs is shown.
 */
export function useAct(form?: FormErrors, renamed?: Readonly<Record<string, string>>) {
  const { t } = useTranslation('shell')
  const { t: history } = useTranslation('history')
  const { takeBack } = useTakeBack()
  const live = useLive()
  const write = useWrite()
  const [unanswered] = useState(() => new UnansweredActs())
  const [refusal, setRefusal] = useState<string | undefined>(undefined)
  const { t: knowledge } = useTranslation('knowledge')
  const isPast = useKnownAt() !== undefined
  const send = async (act: Write, done?: (answer: unknown) => void) => {
    if (isPast) return setRefusal(knowledge('notNow'))
    setRefusal(undefined)
    try {
      const { answer, sequence } = await unanswered.send(act, write.mutateAsync)
      const mayUndo = sequence !== undefined && act.irreversible !== true
      if (mayUndo) ownActs.change({ kind: 'did', sequence })
      showActNote({
        sentence: t('saved'),
        offer: mayUndo
          ? { label: history('undo'), onTake: () => void takeBack({ sequence, again: false }) }
          : undefined,
      })
      done?.(answer)
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === 'precondition-failed') {
        setRefusal(t('somebodyWasFaster'))
        live.wrote(undefined)
        return
      }
      const field =
        error instanceof ProblemError && form !== undefined
          ? fieldOfForm(error.problem.field, form.values, renamed)
          : undefined
      const sentence = refusalOf(error, t('notSent'))
      if (field === undefined || form === undefined) setRefusal(sentence)
      else form.setFieldError(field, sentence)
    }
  }
  return { send, sending: write.isPending, refusal }
}
