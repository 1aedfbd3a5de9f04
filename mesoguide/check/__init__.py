"""The check an educator runs: tables first, then every sentence of every notebook."""
