"""How every page and widget looks, held against pictures of how it looked before."""
