import { EXIT } from "./errors.ts";
import { say } from "./log.ts";

/**
 * First Ctrl-C: chunks in flight are finished and kept. Second: at once.
 * @param patient for a job of a cluster, which may be asked several times: it is ended by SIGKILL, never by itself
 */
export function stopOnInterrupt(patient = false): { readonly signal: AbortSignal; readonly done: () => void } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) {
      if (patient) return;
      process.exit(EXIT.stopped);
    }
    const again = patient ? "" : " Press again to stop at once.";
    say("warn", "stopping", `\nStopping: what is under way is finished and kept.${again}`);
    controller.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    done: () => {
      process.off("SIGINT", onSignal);
      process.off("SIGTERM", onSignal);
    },
  };
}
