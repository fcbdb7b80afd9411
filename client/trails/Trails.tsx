import './trails.css'
import { useParams } from 'react-router'
import { Shell } from '../shell/Shell.tsx'
import { TrailList } from './TrailList.tsx'
import { TrailPage } from './TrailPage.tsx'

/** The county's trails by what they ask for, or one of them. */
export function Trails() {
  const { id } = useParams()
  return (
    <Shell workplace="trails">{id === undefined ? <TrailList /> : <TrailPage key={id} trailId={id} />}</Shell>
  )
}
