"use strict";
// plotly.js with what a line of points over time needs, and no more. It follows src/core.js of
// plotly.js 4.1.1, which registers every component.
var Registry = require("plotly.js/src/registry");
var api = require("plotly.js/src/plot_api");

require("plotly.js/build/plotcss");

exports.version = require("plotly.js/src/version").version;
exports.register = Registry.register;

Object.keys(api).forEach(function (name) {
  if (name.charAt(0) !== "_") exports[name] = api[name];
  Registry.register({ moduleType: "apiMethod", name: name, fn: api[name] });
});

Registry.register([
  require("plotly.js/src/traces/scatter"),
  require("plotly.js/src/components/annotations"),
  require("plotly.js/src/components/shapes"),
  require("plotly.js/src/components/errorbars"),
  require("plotly.js/src/components/colorscale"),
  require("plotly.js/src/components/legend"),
  require("plotly.js/src/components/fx"),
  require("plotly.js/src/components/modebar"),
  require("plotly.js/src/locale-en"),
  require("plotly.js/src/locale-en-us"),
]);
