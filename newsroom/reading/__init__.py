"""Bytes to front matter with places to models; whatever is wrong becomes a Problem."""
