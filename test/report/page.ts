import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { browser } from "./browser.ts";

/** A page in a browser that a test drives as a reader would: keys, clicks, sizes. */
export interface Page {
  /** Sends one command of the DevTools protocol. */
  readonly send: (method: string, params?: object) => Promise<Record<string, unknown>>;
  /** The value of an expression in the page. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  /** A key pressed and let go. */
  readonly press: (key: string, code?: number, shift?: boolean) => Promise<void>;
  /** What the page wrote to its console, and errors that nobody caught. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a page of this address in a fresh profile, over a pipe: no port is listened on. */
export async function openPage(profile: string, address: string): Promise<Page> {
  const flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync";
  const words = [...flags.split(" "), "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank"];
  const child = spawn(browser!, words, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const [to, from] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, (message: { result?: object; error?: { message: string } }) => void>();
  const complaints: string[] = [];
  const loaded: (() => void)[] = [];
  let [rest, next] = ["", 0];
  from.setEncoding("utf8");
  from.on("data", (text: string) => {
    const parts = (rest + text).split("\0");
    rest = parts.pop()!;
    for (const part of parts) {
      const message = JSON.parse(part);
      if (message.id !== undefined) waiting.get(message.id)?.(message);
      if (message.method === "Runtime.exceptionThrown" || message.method === "Log.entryAdded") complaints.push(part);
      if (message.method === "Page.loadEventFired") for (const go of loaded.splice(0)) go();
    }
  });
  const ask = (method: string, params: object, sessionId?: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const id = ++next;
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error === undefined) resolve(result as Record<string, unknown>);
        else reject(new Error(`${method}: ${error.message}`));
      });
      to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  const { targetId } = await ask("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await ask("Target.attachToTarget", { targetId, flatten: true });
  const send = (method: string, params: object = {}) => ask(method, params, sessionId as string);
  for (const domain of ["Page", "Runtime", "Log"]) await send(`${domain}.enable`);
  const shown = new Promise<void>((resolve) => loaded.push(resolve));
  await send("Page.navigate", { url: address });
  await shown;
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: T }).value;
  };
  const press = async (key: string, code = 0, shift = false) => {
    const about = { key, code: key, windowsVirtualKeyCode: code, modifiers: shift ? 8 : 0 };
    const text = key === " " ? { text: " " } : {};
    await send("Input.dispatchKeyEvent", { type: "keyDown", ...about, ...text });
    await send("Input.dispatchKeyEvent", { type: "keyUp", ...about });
  };
  const close = () =>
    new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.kill();
    });
  return { send, evaluate, press, complaints, close };
}
