"""Errors that the functions and models of this service raise; the same classes for every service and revision."""

from golden_api._support.errors import BindingsError as BindingsError
from golden_api._support.errors import HubError as HubError
from golden_api._support.errors import InvalidAnswer as InvalidAnswer
from golden_api._support.errors import UnknownField as UnknownField
