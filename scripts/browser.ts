import { findBrowser } from '../simulator/browser';

/** Finds the browser that the tests drive, fetching one where there is none, and prints where it is. */
findBrowser((line) => console.log(line)).then(
  ({ executablePath }) => console.log(executablePath),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
