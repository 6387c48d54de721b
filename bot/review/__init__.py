"""Looks the content over before a patient sees it: the linter, a card as it will look, the catalogue to sign."""
