"""Clients that the functions of this service take."""

from vantage6_api._support.client import DEFAULT_TIMEOUT as DEFAULT_TIMEOUT
from vantage6_api._support.client import AuthenticatedClient as AuthenticatedClient
from vantage6_api._support.client import Client as Client
