"""Content to HTML, drawings and pictures."""
