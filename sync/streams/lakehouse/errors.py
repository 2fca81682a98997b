"""What can go wrong with the lakehouse.

LakehouseError
├── LakehouseUnavailable  catalogue, warehouse or broker does not answer: try again later
├── LakehouseBusy         another writer holds it
├── LakehouseMisconfigured  an address is not one
└── QuestionRefused       the SQL of a question is wrong
"""


class LakehouseError(Exception):
    """Base of the lakehouse's errors; the words are for the operator."""


class LakehouseUnavailable(LakehouseError):  # noqa: N818 - reads as what is the case
    """Catalogue, warehouse or broker does not answer."""


class LakehouseBusy(LakehouseError):  # noqa: N818 - as above
    """Another process writes; there is one at a time."""


class LakehouseMisconfigured(LakehouseError):  # noqa: N818 - as above
    """An address is not one."""


class QuestionRefused(LakehouseError):  # noqa: N818 - as above
    """The SQL of a question is wrong."""
