"""Pure functions from evidence to what a page shows: no widget, no chart, no file."""
