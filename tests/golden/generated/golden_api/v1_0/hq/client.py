"""Clients that the functions of this service take."""

from golden_api._support.client import DEFAULT_TIMEOUT as DEFAULT_TIMEOUT
from golden_api._support.client import AuthenticatedClient as AuthenticatedClient
from golden_api._support.client import Client as Client
