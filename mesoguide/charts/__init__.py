"""Chart specifications, built from the model; they open no file and know no widget."""
