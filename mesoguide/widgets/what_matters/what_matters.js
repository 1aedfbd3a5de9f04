import { adopted } from "../common/adopt.js";
import { takeOptions } from "../common/compare.js";
import { announcer, follow, uid } from "../common/dom.js";
import { rovingTabindex } from "../common/groups.js";
import { takeRanking } from "../common/ranking.js";
import { isFor, useOrAim } from "../common/uses.js";

function hydrate({ model, part, parts }) {
  const uses = model.get("uses");
  const [skipped, table, rest] = ["skipped", "table", "rest"].map((name) => part(name));
  const { say, stop } = announcer(part("status"));

  function announce(sentence) {
    skipped.hidden = true;
    say(sentence);
  }
  const { picked, keep, show: showPicked } = takeRanking({ model, part, parts, trait: "matters", announce });
  part("skip").addEventListener("click", () => {
    keep([]);
    skipped.hidden = false;
    say(skipped.textContent);
  });
  rovingTabindex(part("pick"));
  const showOptions = takeOptions([part("heads"), ...parts("row")]);

  function showFits(matters) {
    const use = useOrAim(uses, model.get("area"), model.get("aim"));
    part("no-area").hidden = use !== undefined;
    part("compare").hidden = use === undefined;
    if (use === undefined) return;
    const { caption, options } = uses[use];
    part("caption").textContent = caption;
    table.dataset.columns = options.length;
    table.style.setProperty("--columns", options.length);
    showOptions(options);
    for (const answer of parts("answer")) answer.hidden = !isFor(answer, use);
    const rows = new Map(parts("row").map((row) => [row.dataset.card, row]));
    for (const [id, row] of rows) row.hidden = !matters.includes(id);
    part("rows").prepend(...matters.map((id) => rows.get(id)));
  }
  function show() {
    const matters = picked();
    showPicked();
    part("order").hidden = matters.length < 2;
    part("fits").hidden = matters.length === 0;
    showFits(matters.slice(0, model.get("top")));
  }
  part("caption").id = uid("compare");
  table.setAttribute("aria-labelledby", part("caption").id);
  show();
  // What is ticked already is not folded away.
  if (rest) rest.open = parts("box", rest).some((box) => box.checked);
  const unfollow = follow(model, ["matters", "area", "aim"], show);
  return () => {
    stop();
    unfollow();
  };
}

export default adopted(hydrate);
