/**
 * Stands in for the framework's content-script context, which would announce itself to the page with a posted message and
 * an event that carry our id, and would let the page switch us off by forging one. The session has its own end.
 */
export function ContentScriptContext(): void {
  // Constructed by the framework and handed to `main`, which does not use it.
}
