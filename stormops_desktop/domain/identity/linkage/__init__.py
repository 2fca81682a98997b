"""Linking lists of people by the model of Fellegi and Sunter (JASA 64, 1969), in columns.

`table` reads, `blocking` finds pairs worth a look, `comparing` says how alike they are, `learning` what that
is worth, `linking` puts it together.
"""
