import type { QueryClient } from '@tanstack/react-query'
import { Route, Routes } from 'react-router'
import { pages } from '../../data/model/pages.ts'
import { OnlyWall } from '../account/OnlyWall.tsx'
import { OtherDocument } from '../shell/OtherDocument.tsx'
import { ProductFrame } from '../shell/ProductFrame.tsx'
import { Field } from './Field.tsx'

/** The phone's document: the field and the gates before it, and nothing of the desk. */
export function FieldApp({ queries }: { queries: QueryClient }) {
  return (
    <ProductFrame queries={queries}>
      <OnlyWall>
        <Routes>
          <Route path={pages.field} element={<Field />} />
          <Route path="*" element={<OtherDocument />} />
        </Routes>
      </OnlyWall>
    </ProductFrame>
  )
}
