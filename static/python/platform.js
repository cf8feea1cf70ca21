/**
 * What the emulator's JavaScript needs of the place where it runs: a page of a browser, or Node.js. The modules of the page, or
 * those of the npm package, fill it before Python starts; all other modules work in both.
 *
 * - `scope`: the global object of client scripts, which gets `Microsoft` and `Xrm`.
 * - `address()`: the address of the page, to which addresses of scripts are relative.
 * - `isServed()`: whether a server is asked before a request to the Web API is answered.
 * - `isOwnFile(file)`: whether a file of a stack is one of the emulator.
 * - `shortName(file)`: the file without the folder of the page or of the workspace.
 * - `booted(methods, restored)`: takes the methods of `apmWorkspace`, and a promise of what belongs to the start and follows; `failed(detail)`: Python has stopped, for the `reason` of the detail.
 * - `reportError(error)`: reports an error as uncaught; `complain(sentence)`: writes an error of the settings.
 * - `loadSolutions(solutions, textOf, load)`: gives Python solutions, then loads; a promise.
 * - `runScript(text, name)`: runs a client script; a promise of its value.
 * - `load(address, where)`: runs a file in `scope`; a promise. `where` says what names the file, as the end of a sentence.
 * - `newFrame(name)`: another global object: `ready`, a promise; `window`; `load(address, where)`; `remove()`.
 * - `Channel`: the constructor of channels, as BroadcastChannel.
 * - `drawNow()`: draws what is not drawn yet; `sizeOf(page)`: the size of a page, as `clientWidth` and `clientHeight`.
 * - `elementOf(id)`: an element of the page; null if there is none.
 * - `openWindow(address, features)`: opens another window.
 * - `saveFile(name, content, type)`: downloads a file; `showFile(content, type)`: shows one in another window.
 */
export const platform = {};

/** The complete address of a page or a file of the emulator. */
export const completeAddress = (address) => new URL(address, platform.address()).href;
