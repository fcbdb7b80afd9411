import { useEffect } from 'react'
import { Waiting } from './Waiting.tsx'

/** The address leads to a page that this document does not have: the server is asked for it. */
export function OtherDocument() {
  useEffect(() => location.reload(), [])
  return <Waiting />
}
