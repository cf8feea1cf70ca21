/** Calls a word in the page, where the kits send this text behind that of `wordsOf`. Resolves to its value or to its refusal. */
async function callWord([word, given]) {
  const expect = globalThis.apmTestKit?.beginCall();
  try {
    return { value: await wordsOf(globalThis)[word](given) };
  } catch (error) {
    const message = String(error?.message ?? error);
    expect?.(message);
    return { message, errorCode: error?.errorCode ?? null };
  }
}
