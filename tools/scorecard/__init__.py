"""The scorecard: every item of the published checklists, and what stands behind each here."""
