import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonError } from '../../data/model/findJsonError.ts'

describe('findJsonError', () => {
  it.each([
    ['{"a": x}', 6],
    ['{"a" 1}', 5],
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ['{"a": 1} x', 9],
    ['{"a": [1, 2', 11],
    ['"open', 0],
    ['"line\nbreak"', 0],
    ['{"a": 01}', 7],
    ["{'a': 1}", 1],
    ['{1: 2}', 1],
    [']', 0],
  ])('finds where %j breaks', (text, index) => {
    expect(findJsonError(text)).toBe(index)
  })

  it('finds the character that was put into sound JSON, or something before its token ends', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, at) => {
        const sound = JSON.stringify(value, null, 1)
        const place = at % (sound.length + 1)
        const broken = `${sound.slice(0, place)}#${sound.slice(place)}`
        let isBroken = false
        try {
          JSON.parse(broken)
        } catch {
          isBroken = true
        }
        // In a string the character does no harm.
        if (isBroken) expect(findJsonError(broken)).toBeLessThanOrEqual(place)
      }),
    )
  })
})
