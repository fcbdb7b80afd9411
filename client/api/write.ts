import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sendWrite, type Write } from './request.ts'

/** Sends an act and lets every page ask anew what it shows. */
export function useWrite() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (write: Write) => sendWrite(write),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county'] }),
  })
}
