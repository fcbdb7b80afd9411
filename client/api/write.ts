import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ownChange } from '../live/ownAct.ts'
import { useLive } from '../live/useLive.ts'
import { sendAct, type Write } from './request.ts'

/** Sends an act; what its answer tells is shown at once, and all else as the journal tells it. */
export function useWrite() {
  const live = useLive()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (write: Write) => {
      const { answer, sequence } = await sendAct(write)
      live.wrote(sequence, ownChange(write, answer))
      return { answer, sequence }
    },
    // What cannot be saved is said on every page, at once.
    onError: () => client.invalidateQueries({ queryKey: ['health'] }),
  })
}
