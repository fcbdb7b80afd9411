import { useEffect, useState } from 'react'
import { keptPhoto } from '../photoShelf.ts'

/** An address under which the page shows a photo that this phone keeps; undefined while it is read. */
export function useKeptPicture(id: string): string | undefined {
  const [address, setAddress] = useState<string | undefined>(undefined)
  useEffect(() => {
    let made: string | undefined
    let left = false
    const show = async () => {
      const photo = await keptPhoto(id).catch(() => undefined)
      if (photo === undefined || left) return
      made = URL.createObjectURL(photo)
      setAddress(made)
    }
    void show()
    return () => {
      left = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [id])
  return address
}
