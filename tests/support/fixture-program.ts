import path from 'node:path';
import type { Layout } from '../../simulator/layout';

const fixtures = path.resolve(__dirname, '..', 'simulator', 'fixtures');

/** A small program with one function: for tests of the simulator itself. */
export const fixtureProgram: Partial<Layout> = {
  miniprogramDir: path.join(fixtures, 'program'),
  functionsDir: path.join(fixtures, 'functions'),
  functionsFile: path.join(fixtures, 'functions.json'),
  databaseFile: path.join(fixtures, 'database.json'),
  environmentFile: path.join(fixtures, 'environment.json'),
};
