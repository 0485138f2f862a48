"""Types that the functions and models of this service share."""

from vantage6_api._support.operation import Content as Content
from vantage6_api._support.operation import Response as Response
from vantage6_api._support.unset import UNSET as UNSET
from vantage6_api._support.unset import Unset as Unset
