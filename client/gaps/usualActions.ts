/** What is usually done about a gap, to be said with one press. */
export const usualActions = ['team', 'post', 'watch'] as const
