"""Serve the guide: Voila makes each page once, and this keeps it."""
