"""Colours, sizes, type and icons: the only place that knows a number of pixels or a colour."""
