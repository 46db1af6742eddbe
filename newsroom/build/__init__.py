"""From a content root to all that the site is made of."""
