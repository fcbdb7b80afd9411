import fc from 'fast-check'

/**
 * What properties are tried with is the same on every run, so that a run tells of the change it is run
 * for; PROPERTY_SEED tries others, and `PROPERTY_SEED=$RANDOM npm test` looks for what nobody thought of.
 */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 7) })
