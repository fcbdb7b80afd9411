import { useEffect, useState } from 'react'
import { SaveButton, type SaveButtonProps } from '../save/SaveButton.tsx'

const shownMs = 5000

/**
 * Nobody touches a wall; who does, as a commander's desk may show one too, finds the button to keep what
 * it shows. It goes again by itself, and with it the pointer.
 */
export function WallSave(props: Pick<SaveButtonProps, 'moment' | 'disabled'>) {
  const [touched, setTouched] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const touch = () => {
      clearTimeout(timer)
      setTouched(true)
      timer = setTimeout(() => setTouched(false), shownMs)
    }
    addEventListener('pointermove', touch)
    addEventListener('pointerdown', touch)
    return () => {
      clearTimeout(timer)
      removeEventListener('pointermove', touch)
      removeEventListener('pointerdown', touch)
    }
  }, [])
  return (
    <div className="wall-save" data-touched={touched}>
      <SaveButton {...props} size="calc(44 * var(--u))" />
    </div>
  )
}
