"""How Sphinx builds the guide; ``python -m scripts.site build`` runs it in an environment of its own."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "generated")]

from docutils import nodes  # noqa: E402
from sphinx import addnodes  # noqa: E402

from scripts.site.navigation import REFERENCE, reference_toctree, toctrees  # noqa: E402
from scripts.site.reference import write  # noqa: E402

project = "vantage6-hl"
html_title = "vantage6-hl"
author = copyright = ""  # noqa: A001 - Sphinx's name
extensions = ["myst_parser", "sphinx.ext.napoleon", "sphinx_copybutton"]
exclude_patterns = ["_static"]

myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]

add_module_names = False
toc_object_entries = False  # one entry in the page's contents for each heading, not for each method
nitpicky = True

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
smartquotes = False  # what is copied is what was written
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
html_use_index = False  # the search and the navigation find more
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1b5e9b", "color-brand-content": "#1b5e9b"},
    "dark_css_variables": {"color-brand-primary": "#7fb6ec", "color-brand-content": "#7fb6ec"},
}
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

napoleon_google_docstring = False
napoleon_use_ivar = True


def _add_navigation(_app: object, name: str, source: list[str]) -> None:
    # Here and not on the page, which stays plain Markdown for those who read it in the repository.
    if name == "index":
        source[0] += toctrees(ROOT / "docs")
    elif name in REFERENCE:
        source[0] += reference_toctree(name, ROOT / "docs")


def _mend(_app: object, doctree: nodes.document) -> None:
    # Sphinx takes every word in the place of a type or a name for a link to anything that ends with it; the
    # reference gives full names where it means a link.
    for mention in list(doctree.findall(addnodes.pending_xref)):
        if mention.get("refdomain") == "py" and not mention["reftarget"].startswith("vantage6_"):
            mention.replace_self(mention.children)
    # Sphinx leaves dashes to smartquotes, which would change what pages say as well.
    for text in list(doctree.findall(nodes.Text)):
        if text == " -- ":
            text.parent.replace(text, nodes.Text(" – "))


def setup(app) -> None:
    """Write the reference's pages before Sphinx looks for them."""
    from sphinx.ext.napoleon import NumpyDocstring

    def convert(docstring: str) -> str:
        return str(NumpyDocstring(docstring, app.config))

    app.connect("doctree-read", _mend)
    app.connect("source-read", _add_navigation)
    app.connect("config-inited", lambda _app, _config: write(ROOT / "docs" / "reference" / "made", convert))
