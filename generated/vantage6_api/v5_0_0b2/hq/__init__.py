"""vantage6 HQ v5_0_0b2, generated from its OpenAPI document.

`api` has a module for each operation, `models` what they take and return, `client` who asks, `errors` what they raise.
"""
