import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'

const keys = ['known', 'at']

/**
 * The field is of now alone: what is pressed here becomes true now. An address that asks for another
 * instant loses it, and what it asked for is returned, so that the page can say so and lead to where it is shown.
 */
export function useOnlyOfNow(): string | undefined {
  const [address, setAddress] = useSearchParams()
  const isOther = keys.some((key) => address.has(key))
  const [left, setLeft] = useState<string | undefined>(undefined)
  if (isOther && left !== address.toString()) setLeft(address.toString())
  useEffect(() => {
    if (!isOther) return
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        for (const key of keys) after.delete(key)
        return after
      },
      { replace: true },
    )
  }, [isOther, setAddress])
  return left
}
