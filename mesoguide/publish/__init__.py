"""Publish the guide: every page once, as plain files that any host, or none, can show."""
