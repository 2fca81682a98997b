"""Ruin and recreate as machine code: the state, its moves and the loop over them."""
