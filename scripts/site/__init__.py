"""The guide as a site: ``python -m scripts.site build`` and ``shots``.

Sphinx with MyST and Furo: they are kept well, make each warning an error, read numpy docstrings, and what
they build asks no other server; Material for MkDocs is giving way to Zensical, which is at 0.1.
"""
