"""A sync run as a machine without I/O: it yields calls and is sent replies. Clock and disk come in."""
