import { type Given, work } from "./work.ts";

/** What a page does: the work on what it was given, and says what came of it. Both names are the page's. */
declare const given: Given;
declare const document: { readonly body: { textContent: string } };

try {
  document.body.textContent = JSON.stringify(work(given));
} catch (error) {
  document.body.textContent = `failed: ${error}`;
}
