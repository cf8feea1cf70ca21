/** Warnings in the console. */
import { platform } from "../python/platform.js";

const original = console.warn.bind(console);
let isWarning = false;

/** Writes a warning. A page may have replaced console.warn; its function can neither make the call fail nor cause endless recursion. */
export function warn(text) {
  const write = isWarning ? original : console.warn;
  const outer = isWarning;
  isWarning = true;
  try {
    write(text);
  } catch (error) {
    platform.reportError(error);
  } finally {
    isWarning = outer;
  }
}
