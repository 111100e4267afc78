import { Option } from "commander";

/**
 * What a command says on stderr while it works: sentences for people, or one JSON object a line for machines. A process has one stderr,
 * so the form is set once, before anything is said.
 */
export type LogFormat = "text" | "json";

/** How grave an event is. */
type Level = "info" | "warn" | "error";

/** What an event tells beside its time, level and name. */
export type EventFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

let format: LogFormat = "text";

/** The option of every command that works for long. */
export const logFormatOption = (): Option =>
  new Option("--log-format <format>", "stderr as text, or as JSON lines: one object an event, for job logs")
    .choices(["text", "json"])
    .default("text");

export function setLogFormat(wanted: LogFormat): void {
  format = wanted;
}

export const logsJson = (): boolean => format === "json";

/** One line: time, level, event, then what is told of it. */
export function eventLine(level: Level, event: string, fields: EventFields, now = new Date()): string {
  return `${JSON.stringify({ time: now.toISOString(), level, event, ...fields })}\n`;
}

/** Tells an event to machines; people are not told. */
export function logEvent(event: string, fields: EventFields, level: Level = "info"): void {
  if (format === "json") process.stderr.write(eventLine(level, event, fields));
}

/** Tells people a sentence, and machines an event with it. */
export function say(level: Level, event: string, message: string, fields: EventFields = {}): void {
  process.stderr.write(
    format === "json" ? eventLine(level, event, { ...fields, message: message.trim() }) : `${message}\n`,
  );
}
