"""Adapters, scorers and recorded results for corpora. Never imported by the package."""
