/** A space at which no line ends: a number stays with what it counts. */
export const gap = '\u00a0';
