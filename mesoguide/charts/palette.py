"""The colours of the charts, for light and for dark screens; the same tokens as the style sheet."""

LIGHT = {
    "paper": "#fbf9f4",
    "ink": "#1e2a2f",
    "muted": "#4f5d66",
    "accent": "#0b6e69",
    "edge": "#857d6e",
    "hairline": "#ddd6c8",
    "comparison": "#6b6357",
    "sand": "#f0e8d8",
    "hatch": "#8a7b57",
}

DARK = {
    "paper": "#14191b",
    "ink": "#ede8dc",
    "muted": "#b6bdb9",
    "accent": "#7ccfc4",
    "edge": "#7f8a8c",
    "hairline": "#333c3e",
    "comparison": "#c3b8a6",
    "sand": "#2a2720",
    "hatch": "#a8976c",
}
