/**
 * Codes of root causes as kernels read them: why a site makes less than at rest, or why somebody is out of work. The controls of a
 * scenario follow in its order from FIRST_CONTROL on; `causesOf` (levers/causes.ts) gives each code its name.
 */
export const UNATTRIBUTED = 0;
export const CAPACITY = 1;
export const PRECAUTION = 2;
export const PRICE = 3;
export const OUTAGE = 4;
export const SPENDING = 5;
export const FIRST_CONTROL = 6;

/** Number of codes: the width of a row of people by cause. Controls that find no code of their own share the last. */
export const CAUSES = 16;
