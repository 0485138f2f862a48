"""Makes the folder ``generated``: typed bindings from the documents in ``openapi``."""
