"""Errors that the functions and models of this service raise; the same classes for every service and revision."""

from vantage6_api._support.errors import BindingsError as BindingsError
from vantage6_api._support.errors import HubError as HubError
from vantage6_api._support.errors import InvalidAnswer as InvalidAnswer
from vantage6_api._support.errors import UnknownField as UnknownField
