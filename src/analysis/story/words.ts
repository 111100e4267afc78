/** One dated sentence of a site's story. */
export interface StoryEvent {
  /** Days after the effective date. */
  readonly day: number;
  readonly kind: "start" | "supply" | "stock" | "line" | "people" | "end";
  readonly text: string;
}

/** A share in whole percent; what is more than nothing is never 0 %. */
export function percent(share: number): string {
  const rounded = Math.round(100 * share);
  if (rounded === 0 && share > 0) return "under 1 %";
  return `${rounded} %`;
}

/** Days in words: to a tenth below ten. */
export function days(n: number): string {
  const rounded = n < 9.95 ? Math.round(10 * n) / 10 : Math.round(n);
  return `${rounded} ${rounded === 1 ? "day" : "days"}`;
}

/** A whole number. */
export const count = (n: number): string => Math.round(n).toLocaleString("en-US");

/** A number of people. */
export const people = (n: number): string => (Math.round(n) === 1 ? "1 person" : `${count(n)} people`);

/** `is` or `are`, as a number of people asks for. */
export const are = (n: number): string => (Math.round(n) === 1 ? "is" : "are");

/** `a, b and c` */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** A name within a sentence: its first letter small, unless it is an abbreviation. */
export const uncapital = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** With a capital letter. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
