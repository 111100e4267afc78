/**
 * Whether a test is skipped that needs something of the machine: a program, a file system of its own. Where it is missing the test is
 * skipped and said to be; with CI=true it never is, so that it fails there instead of going missing.
 */
export const skippedWithout = (there: boolean): boolean => !there && process.env.CI !== "true";
