"""Problems from files: VRPLIB, Solomon, tables of properties, planes of points. Text in, `Problem` out."""
