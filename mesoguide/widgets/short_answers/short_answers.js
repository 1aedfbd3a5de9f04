import { adopted } from "../common/adopt.js";
import { follow } from "../common/dom.js";
import { isFor, useName } from "../common/uses.js";

function hydrate({ model, part, parts }) {
  const whole = part("about").textContent;
  const answers = parts("answer");

  function show() {
    const name = useName(model);
    part("about").textContent = name ? model.get("uses")[name] : whole;
    for (const answer of answers) answer.hidden = !isFor(answer, name);
  }
  show();
  return follow(model, ["area", "aim"], show);
}

export default adopted(hydrate);
