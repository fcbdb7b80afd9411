import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/**
 * The newest answer to a question that is another one with each minute or hour, or the last that there was:
 * without a connection it is still shown, with its age.
 */
export function useLastKnown<Value>(question: string, newest: Value | undefined): Value | undefined {
  const client = useQueryClient()
  useEffect(() => {
    if (newest !== undefined) client.setQueryData(['last-known', question], newest)
  }, [client, question, newest])
  return newest ?? client.getQueryData<Value>(['last-known', question])
}
