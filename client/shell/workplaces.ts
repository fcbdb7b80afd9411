/** The workplaces that the rail leads to; the wall opens without the shell. */
export type Workplace = 'overview' | 'wall' | 'planner' | 'field' | 'about'
