import { choice } from "../common/controls.js";
import { announcer, follow, h, save, svg, uid } from "../common/dom.js";

/** The drawing: each region mirrors the list, which is the real control. */
function drawing(view, pick) {
  const shapes = (name) =>
    view.regions.map((region) =>
      svg("path", {
        class: name,
        d: region.d,
        "data-area": region.area,
        onclick: () => pick(region.area),
      }),
    );
  const lines = view.strokes.map((stroke) => svg("path", { class: stroke.kind, d: stroke.d }));
  return svg("svg", { viewBox: view.view_box, class: `view ${view.name}` }, ...lines, ...shapes("reach"), ...shapes("region"));
}

function render({ model, el }) {
  const words = model.get("words");
  const areas = model.get("areas");
  const named = new Map(areas.map((area) => [area.id, area]));
  const { region: live, say, stop } = announcer();
  const group = uid("area");
  const aimGroup = uid("aim");

  function pickArea(id) {
    if (id === model.get("area")) return;
    model.set("area", id);
    pickAim(named.get(id).aims[0].id);
  }
  function pickAim(id) {
    model.set("aim", id);
    // A plan made for another use would be wrong here.
    model.set("visits", 0);
    model.set("interval", 0);
    save(model);
  }

  const views = model.get("views").map((view) => drawing(view, pickArea));
  const list = areas.map((area) =>
    choice({ group, value: area.id, label: area.name, pick: pickArea }),
  );
  const aims = h("div", { class: "choices aims" });
  const known = h("p", { class: "known" });
  const more = model.get("more");
  const aimsOf = h("fieldset", { class: "aim" }, h("legend", {}, words.aims), aims, known);
  const root = h(
    "div",
    { "data-widget": "body-map", "data-lm-suppress-shortcuts": "true" },
    h("div", { class: "drawings", "data-keep": "pick", "aria-hidden": "true" }, ...views),
    h(
      "div",
      { class: "lists", "data-keep": "pick" },
      h(
        "fieldset",
        {},
        h("legend", {}, words.areas),
        h("p", { class: "muted hint" }, words.hint),
        h("div", { class: "choices" }, list),
      ),
      aimsOf,
    ),
    live,
  );
  el.append(root);

  let shownArea = null;
  const areaNow = () => named.get(model.get("area")) ?? null;
  const aimNow = () => areaNow()?.aims.find((each) => each.id === model.get("aim")) ?? areaNow()?.aims[0];
  function show() {
    const area = areaNow();
    const aim = aimNow();
    aimsOf.hidden = !area;
    for (const label of list) {
      const input = label.firstChild;
      input.checked = input.value === area?.id;
    }
    for (const region of root.querySelectorAll(".region")) {
      region.classList.toggle("chosen", region.dataset.area === area?.id);
    }
    if (!area) {
      shownArea = null;
      return;
    }
    if (shownArea !== area.id) {
      aims.replaceChildren(
        ...area.aims.map((each) =>
          choice({ group: aimGroup, value: each.id, label: each.name, pick: pickAim }),
        ),
      );
      shownArea = area.id;
    }
    for (const input of aims.querySelectorAll("input")) input.checked = input.value === aim.id;
    known.replaceChildren(...(more ? [aim.known, " ", h("a", { href: more }, words.more)] : []));
  }
  show();
  const unfollow = follow(model, ["area", "aim"], () => {
    show();
    // The lists say what is picked; where nothing else tells how sure we are of it, this does.
    say(() => (more ? (aimNow()?.sure ?? "") : ""));
  });
  return () => {
    stop();
    unfollow();
  };
}

export default { render };
