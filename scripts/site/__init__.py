"""The guide as a site: ``python -m scripts.site build`` and ``shots``.

Sphinx with MyST and Furo: the three have releases of this year or last, run offline, read numpy docstrings and turn
each warning into an error; Material for MkDocs is being replaced by Zensical, which is at 0.1.
"""
