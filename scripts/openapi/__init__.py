"""Turn a hub release from PyPI into OpenAPI documents, compare two of them, and keep ``openapi/`` true."""
