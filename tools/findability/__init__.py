"""Whether people find the answer to what they ask: each question walked from the start page."""
