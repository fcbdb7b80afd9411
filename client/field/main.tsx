import './fieldStyles.ts'
import { startPage } from '../shell/startPage.tsx'
import { FieldApp } from './FieldApp.tsx'
import { fieldNamespaces } from './fieldNamespaces.ts'

await startPage(<FieldApp />, fieldNamespaces)
