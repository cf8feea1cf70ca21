/** An answer of the page, with the properties and methods by which an XMLHttpRequest gives its response. */
export class PageAnswer {
  responseXML = null;
  #window;
  #body;
  #headers;
  #type;
  #response;

  /**
   * @param window The window of the request, whose objects it gets.
   * @param reply `status`, `statusText`, `headers` and `body`.
   * @param type The `responseType` of the request.
   * @param address The address of the request.
   */
  constructor(window, { status, statusText, headers, body }, type, address) {
    this.#window = window;
    this.#body = body;
    this.#type = type;
    this.#headers = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    this.status = status;
    this.statusText = statusText;
    this.responseURL = address;
  }

  get responseText() {
    if (["", "text"].includes(this.#type)) return this.#body;
    const text = `responseText cannot be read if responseType is '${this.#type}'`;
    throw new this.#window.DOMException(text, "InvalidStateError");
  }

  get response() {
    // Every read gives the same object.
    this.#response ??= { value: this.#converted() };
    return this.#response.value;
  }

  getResponseHeader(name) {
    return this.#headers.find(([known]) => known === String(name).toLowerCase())?.[1] ?? null;
  }

  getAllResponseHeaders() {
    return this.#headers
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .sort()
      .join("");
  }

  #converted() {
    const given = this.#window;
    switch (this.#type) {
      case "json":
        try {
          return given.JSON.parse(this.#body);
        } catch {
          return null;
        }
      case "arraybuffer":
        return new given.TextEncoder().encode(this.#body).buffer;
      case "blob":
        return new given.Blob([this.#body], { type: this.getResponseHeader("content-type") ?? "" });
      case "document":
        return null;
      default:
        return this.#body;
    }
  }
}
