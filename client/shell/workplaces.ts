/** The workplaces that the rail leads to; the wall opens without the shell, one's account from its menu. */
export type Workplace = 'overview' | 'wall' | 'planner' | 'field' | 'admin' | 'account' | 'about'
