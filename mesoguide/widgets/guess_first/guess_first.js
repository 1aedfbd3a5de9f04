import { numberBox, slider } from "../common/controls.js";
import { announcer, details, fill, follow, h, save, sourceLine, table } from "../common/dom.js";
import { group } from "../common/icons.js";

const STOPS = [0, 25, 50, 75, 100];

function render({ model, el }) {
  const words = model.get("words");
  const asked = model.get("asked");
  const cells = model.get("cells");
  const { region: live, say, stop } = announcer();

  function set(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    save(model);
  }
  /** The guess, or null where there is none. */
  function guessNow() {
    const guess = model.get("guess");
    return Number.isInteger(guess) && guess >= 0 && guess <= 100 ? guess : null;
  }
  const valueWords = (number) => fill(words.value, { number });

  const line = slider({ words, onchange: (guess) => set({ guess }) });
  const number = numberBox({
    low: 0,
    high: 100,
    onchange: (guess) => (guess === null ? show() : set({ guess })),
  });
  const ask = h(
    "div",
    { class: "ask" },
    line.root,
    h("p", { class: "typed" }, h("label", { for: number.input.id }, words.number), number.input),
  );
  const button = h("button", {
    type: "button",
    class: "show",
    onclick: () => set(model.get("shown") ? { guess: -1, shown: false } : { shown: true }),
  });
  const groups = h("div", { class: "groups" });
  const said = h("p", { class: "said" });
  const answer = h(
    "div",
    { class: "answer" },
    said,
    h("p", {}, asked.why),
    h("p", { class: "muted" }, `${asked.measured} ${words.each}`),
  );
  const rows = h("div", {});
  const revealed = [
    details(words.source, sourceLine(asked.source)),
    details(words.table, rows),
  ];
  const more = h("div", { class: "more" });
  el.append(
    h(
      "div",
      {
        "data-widget": "guess-first",
        "data-lm-suppress-shortcuts": "true",
        role: "group",
        "aria-label": words.title,
      },
      h("h3", {}, words.title),
      h("p", {}, asked.question),
      h("div", { class: "board" }, h("div", {}, ask, answer), groups),
      button,
      more,
      live,
    ),
  );

  function guessed(guess) {
    const dots = [
      ["filled", cells.slice(0, guess ?? 0)],
      ["empty", cells.slice(guess ?? 0)],
    ].filter(([, each]) => each.length);
    return {
      name: words.guess,
      look: "guess",
      dots: dots.map(([kind, each]) => [kind, each.join("")]),
      count: guess === null ? words.noGuess : valueWords(guess),
    };
  }
  function answered(guess) {
    const own = guess === null ? words.none : fill(words.yourGuess, { number: guess });
    said.textContent = `${own} ${asked.answer}`;
    rows.replaceChildren(
      table({
        caption: words.title,
        head: words.head,
        rows: [
          [words.guess, guess === null ? words.noGuess : valueWords(guess)],
          [asked.group.name, asked.group.count],
        ],
      }),
    );
  }
  function show() {
    const guess = guessNow();
    const shown = model.get("shown") === true;
    line.show({
      value: guess ?? 50,
      high: 100,
      text: guess === null ? words.noGuess : valueWords(guess),
      stops: STOPS.map((value) => ({ value, label: String(value), name: valueWords(value) })),
    });
    if (guess === null) {
      // The thumb has to stand somewhere; no stop is chosen until the reader chooses.
      for (const one of line.root.querySelectorAll(".stop")) one.setAttribute("aria-pressed", "false");
    }
    number.show(guess);
    ask.hidden = shown;
    answer.hidden = !shown;
    if (shown !== more.hasChildNodes()) more.replaceChildren(...(shown ? revealed : []));
    button.textContent = shown ? words.again : words.show;
    groups.replaceChildren(...[guessed(guess), ...(shown ? [asked.group] : [])].map(group));
    if (shown) answered(guess);
  }
  function sentence() {
    if (model.get("shown") === true) return said.textContent;
    if (line.heard() || document.activeElement === number.input) return "";
    return guessNow() === null ? words.noGuess : valueWords(guessNow());
  }
  show();
  const unfollow = follow(model, ["guess", "shown"], () => {
    show();
    say(sentence);
  });
  return () => {
    stop();
    unfollow();
  };
}

export default { render };
