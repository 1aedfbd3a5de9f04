// Writes assets/vendor/mesoguide/plotly-scatter.min.js: a quarter less to send than plotly's own
// smallest bundle, which also holds bars, pies, sliders and the style of maps. Its modules are steps,
// each to be called in turn, so that a page can answer its reader in between; the last gives Plotly.
// What it draws it draws in such turns too.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { inOrder } from "./order.mjs";

/** Words for plotly.js's own reference pages: no figure is drawn from them. */
const TEXT = "'(?:[^'\\\\]|\\\\.)*'";
const WORDS = [
  new RegExp(`\\s*(?:description|hrName): ${TEXT}(?:,|(?=\\s*\\}))`, "g"),
  new RegExp(`\\s*description: \\[(?:\\s*${TEXT},?)*\\s*\\]\\.join\\([^)]*\\),?`, "g"),
  new RegExp(`\\s*(?:requiredOpts|otherOpts): \\[(?:\\s*${TEXT},?)*\\s*\\],?`, "g"),
];

/** A drawing is a row of steps: the page gets its turn where they took long. */
const AT_ONCE = "if (ret && ret.then) {\n            return ret.then(continueAsync);";
const IN_TURNS = `if ((ret && ret.then) || (sequence.length && !(performance.now() - lib.turn < 15))) {
            return Promise.resolve(ret).then(() => new Promise((go) => setTimeout(go))).then(() => {
                lib.turn = performance.now();
                return continueAsync();
            });`;

const { version } = JSON.parse(await readFile("node_modules/plotly.js/package.json", "utf-8"));

const leaner = {
  name: "leaner",
  setup({ onLoad }) {
    onLoad({ filter: /plotly\.js[\\/]src[\\/].*(attributes|plot_config)\.js$/ }, async ({ path }) => ({
      contents: WORDS.reduce((text, words) => text.replace(words, ""), await readFile(path, "utf-8")),
      loader: "js",
    }));
    onLoad({ filter: /maplibre-gl\.css$/ }, () => ({ contents: "", loader: "js" }));
    onLoad({ filter: /plotly\.js[\\/]src[\\/]lib[\\/]index\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf-8");
      if (!text.includes(AT_ONCE)) throw new Error(`${path}: found no row of steps as it was`);
      return { contents: text.replace(AT_ONCE, IN_TURNS), loader: "js" };
    });
  },
};

const shared = {
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2016",
  alias: { stream: "stream-browserify" },
  define: { global: "window", "define.amd": "false" },
  legalComments: "none",
  plugins: [leaner],
};
const { metafile } = await build({ ...shared, entryPoints: ["entry.js"], write: false, metafile: true });
// Every second one, the last among them: it brings the one before it along.
const modules = inOrder(metafile.inputs, "entry.js").reverse().filter((_, at) => at % 2 === 0).reverse();
const steps = modules.map((path) => `() => require(${JSON.stringify(`./${path}`)})`);

await build({
  ...shared,
  stdin: { contents: `module.exports = [${steps.join(",\n")}];`, resolveDir: "." },
  outfile: "../../assets/vendor/mesoguide/plotly-scatter.min.js",
  globalName: "PlotlySteps",
  banner: {
    js: `/*! plotly.js (scatter alone, minified) v${version}
Copyright 2012-2026, Plotly, Inc. Licensed under the MIT license: plotly-LICENSE
*/`,
  },
  footer: { js: "window.PlotlySteps = PlotlySteps;" },
});
