import { adopted } from "../common/adopt.js";
import { numberBox, takeSlider } from "../common/controls.js";
import { fill, label, save, showAndSay, uid } from "../common/dom.js";

function hydrate({ model, part }) {
  const words = model.get("words");
  const cells = model.get("cells");

  function set(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    save(model);
  }
  /** The guess, or null where there is none. */
  function guessNow() {
    const guess = model.get("guess");
    return Number.isInteger(guess) && guess >= 0 && guess <= 100 ? guess : null;
  }
  const isShown = () => model.get("shown") === true;
  const line = takeSlider(part("slider"), (guess) => set({ guess }));
  const number = numberBox({
    input: part("number"),
    low: 0,
    high: 100,
    onchange: (guess) => (guess === null ? show() : set({ guess })),
  });
  label(number.input, part("number-label"));
  // The keyboard comes to the slider first, past the words of the question.
  part("question").id = uid("question");
  part("slider").querySelector("input").setAttribute("aria-describedby", part("question").id);
  part("show").addEventListener("click", () => set(isShown() ? { guess: -1, shown: false } : { shown: true }));

  const mine = part("guess");
  const counts = [mine.querySelector("figcaption"), part("table").querySelector("td")];
  function show() {
    const guess = guessNow();
    const count = guess === null ? words.noGuess : fill(words.value, { number: guess });
    line.show({ value: guess ?? 50, high: 100, text: count });
    if (guess === null) {
      // The thumb has to stand somewhere; no stop is chosen until the reader chooses.
      for (const one of part("slider").querySelectorAll(".stop")) one.setAttribute("aria-pressed", "false");
    }
    number.show(guess);
    for (const [kind, dots] of [["filled", cells.slice(0, guess ?? 0)], ["empty", cells.slice(guess ?? 0)]]) {
      for (const path of mine.querySelectorAll(`.${kind}`)) path.setAttribute("d", dots.join(""));
    }
    for (const each of counts) each.textContent = count;
    part("own").textContent = guess === null ? words.none : fill(words.yourGuess, { number: guess });
    part("ask").hidden = isShown();
    for (const name of ["answer", "measured", "more"]) part(name).hidden = !isShown();
    part("show").textContent = isShown() ? words.again : words.show;
  }
  function sentence() {
    if (isShown()) return part("said").textContent;
    return line.heard() || document.activeElement === number.input ? "" : counts[0].textContent;
  }
  return showAndSay({ model, names: ["guess", "shown"], region: part("status"), show, sentence });
}

export default adopted(hydrate);
