import { useMe } from './me.ts'
import { useRoleWords } from './useRoleWords.ts'

/** The roles of whoever is signed in, each with its ground. */
export function RoleList() {
  const { grants } = useMe().actor
  const words = useRoleWords()
  return (
    <ul className="role-list">
      {grants.map((grant) => {
        const { role, ground } = words(grant)
        return (
          <li key={`${grant.role}:${grant.unitId}:${grant.delegatedBy}`}>
            <strong>{role}</strong>
            {ground !== '' && <span>{ground}</span>}
          </li>
        )
      })}
    </ul>
  )
}
