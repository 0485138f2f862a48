"""Types that the functions and models of this service share."""

from golden_api._support.operation import Content as Content
from golden_api._support.operation import Response as Response
from golden_api._support.unset import UNSET as UNSET
from golden_api._support.unset import Unset as Unset
