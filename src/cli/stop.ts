import { EXIT } from "./errors.ts";

/** First Ctrl-C: chunks in flight are finished and kept. Second: at once. */
export function stopOnInterrupt(): { readonly signal: AbortSignal; readonly done: () => void } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(EXIT.stopped);
    process.stderr.write("\nStopping: what is under way is finished and kept. Press again to stop at once.\n");
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
