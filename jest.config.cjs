/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testEnvironment: 'node',
  transform: {
    '\\.(ts|tsx|mjs|js)$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(mingo|@sparticuz)/)', '/dist/'],
  // Prepared folders hold built functions, whose package.json would be taken for modules of ours.
  modulePathIgnorePatterns: ['<rootDir>/\\.data/'],
  testTimeout: 30000,
  maxWorkers: 2,
};
