import { sql, type Kysely, type Migration } from 'kysely'

/**
 * What signing in needs, beside the journal: the tables of better-auth under names of our own, what was
 * bound to display links, and the audit of who signed in and who was refused.
 */
export const accounts: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const user = 'REFERENCES sign_in_user (id) ON DELETE CASCADE'

const statements = [
  `CREATE TABLE sign_in_user (
     id text NOT NULL PRIMARY KEY, name text NOT NULL, email text NOT NULL UNIQUE,
     emailVerified integer NOT NULL, image text, createdAt date NOT NULL, updatedAt date NOT NULL,
     username text UNIQUE, displayUsername text, twoFactorEnabled integer,
     mustChangePassword integer)`,
  `CREATE TABLE sign_in_session (
     id text NOT NULL PRIMARY KEY, expiresAt date NOT NULL, token text NOT NULL UNIQUE,
     createdAt date NOT NULL, updatedAt date NOT NULL, ipAddress text, userAgent text,
     isVouched integer, userId text NOT NULL ${user})`,
  'CREATE INDEX sign_in_session_by_user ON sign_in_session (userId)',
  `CREATE TABLE sign_in_credential (
     id text NOT NULL PRIMARY KEY, accountId text NOT NULL, providerId text NOT NULL,
     userId text NOT NULL ${user}, accessToken text, refreshToken text, idToken text,
     accessTokenExpiresAt date, refreshTokenExpiresAt date, scope text, password text,
     createdAt date NOT NULL, updatedAt date NOT NULL)`,
  'CREATE INDEX sign_in_credential_by_user ON sign_in_credential (userId)',
  `CREATE TABLE sign_in_verification (
     id text NOT NULL PRIMARY KEY, identifier text NOT NULL, value text NOT NULL,
     expiresAt date NOT NULL, createdAt date NOT NULL, updatedAt date NOT NULL)`,
  'CREATE INDEX sign_in_verification_by_identifier ON sign_in_verification (identifier)',
  `CREATE TABLE sign_in_second_factor (
     id text NOT NULL PRIMARY KEY, secret text NOT NULL, backupCodes text NOT NULL,
     userId text NOT NULL ${user}, verified integer, failedVerificationCount integer, lockedUntil date)`,
  'CREATE INDEX sign_in_second_factor_by_user ON sign_in_second_factor (userId)',
  `CREATE TABLE display_binding (
     link_id text NOT NULL PRIMARY KEY, token_hash text NOT NULL UNIQUE,
     bound_hash text UNIQUE, bound_at text, bound_address text)`,
  `CREATE TABLE audit (
     id integer PRIMARY KEY AUTOINCREMENT, at text NOT NULL, kind text NOT NULL, account_id text,
     user_name text NOT NULL, address text NOT NULL, detail text NOT NULL)`,
  'CREATE INDEX audit_by_name ON audit (kind, user_name, at)',
  'CREATE INDEX audit_by_address ON audit (kind, address, at)',
  `CREATE TRIGGER audit_never_deleted BEFORE DELETE ON audit
   BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END`,
  `CREATE TRIGGER audit_never_changed BEFORE UPDATE ON audit
   BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END`,
]
