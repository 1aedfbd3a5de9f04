"""What charts are set in: letters, and colours for light and for dark screens.

All are the same tokens as the style sheet's.
"""

#: The letters of words: the guide's own face, what stands in for it, then the reader's own.
LETTERS = (
    '"Atkinson Hyperlegible Next", "Words in Arial", "Words in Roboto", "Words in DejaVu", '
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
)

LIGHT = {
    "paper": "#fbf9f4",
    "raised": "#ffffff",
    "ink": "#1e2a2f",
    "muted": "#4f5d66",
    "accent": "#0b6e69",
    "edge": "#857d6e",
    "hairline": "#ddd6c8",
    "comparison": "#6b6357",
    "sand": "#f0e8d8",
    "hatch": "#8a7b57",
    "warning": "#8f3a12",
}

DARK = {
    "paper": "#14191b",
    "raised": "#1b2224",
    "ink": "#ede8dc",
    "muted": "#b6bdb9",
    "accent": "#7ccfc4",
    "edge": "#7f8a8c",
    "hairline": "#333c3e",
    "comparison": "#c3b8a6",
    "sand": "#2a2720",
    "hatch": "#a8976c",
    "warning": "#f2a27e",
}
