// Runs in the page: draws recordings of tests, for the calls that write and repeat them. Most of them are damaged.
globalThis.fuzzedRecordings = (() => {
  const TARGETS = ["tab-id-0", "tab-id-1", "tab-id-1 title", "session-id-0", "session-id-1", null];
  const REGIONS = ["panels", "tabs", "overlays"];
  const ROLES = ["button", "textbox", "listbox", "dialog"];

  /** A value as a recording has it: plain JSON. */
  const plain = (value) => {
    try {
      return JSON.parse(JSON.stringify(value) ?? "null");
    } catch {
      return "unreadable";
    }
  };

  const place = (draw) => ({
    region: draw.pick(REGIONS),
    role: draw.pick(ROLES),
    name: draw.text(),
    index: draw.upTo(3),
    opener: draw.upTo(3) ? null : { region: "tabs", role: "button", name: draw.text() },
  });

  /** An action of an element that the page has now, or one of any name. */
  function action(draw) {
    const elements = [...document.querySelectorAll("[data-action]")];
    const { action: name, of } = elements.length ? draw.pick(elements).dataset : {};
    const target = draw.upTo(2) ? draw.text() : draw.pick(TARGETS);
    return {
      kind: "action",
      action: draw.upTo(9) ? (name ?? "none") : draw.text(),
      of: (draw.upTo(3) ? of : target) ?? "",
      text: draw.text(),
      place: draw.upTo(2) ? place(draw) : null,
    };
  }

  function call(draw, members) {
    const { owner, name } = draw.pick(members);
    return {
      kind: "call",
      member: owner === "Apm" ? name : `${owner}.${name}`,
      target: draw.pick(TARGETS),
      arguments: Array.from({ length: draw.upTo(3) }, () => plain(draw.any())),
      result: draw.pick(TARGETS),
      is_awaited: draw.upTo(2) === 0,
    };
  }

  /** A recording, in most cases with one value that is wrong. */
  function drawn(draw, members) {
    const step = () => (draw.upTo(3) ? call(draw, members) : action(draw));
    const made = {
      version: 1,
      seed: {},
      steps: Array.from({ length: draw.upTo(4) }, step),
      end: { sessions: ["Home"], session: "Home", tabs: ["Dashboard"], tab: "Dashboard" },
    };
    const part = draw.pick([made, made.end, ...made.steps]);
    if (draw.upTo(2)) part[draw.pick(Object.keys(part))] = draw.any();
    return made;
  }

  return { drawn };
})();
